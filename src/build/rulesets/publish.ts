/** What is served of the rulesets, under `dist/assets/rulesets/`. */
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { draftFiles } from './edition.ts';
import type { Member } from './modules.ts';
import { readReleases, releasesFolder, writeFiles } from './releases.ts';

const ASSETS = resolve(import.meta.dirname, '../../../dist/assets/rulesets');

const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Each release and the working version under `<version>/`, the same bytes again under their digest
 * (`sha256-<digest>/`, a copy: static assets know neither links nor rewrites), and the draft of the
 * next version under `next/`.
 */
export async function publish({ ruleset, edition, releases }: Member): Promise<void> {
  const folder = `${ASSETS}/${ruleset.id}`;
  await rm(folder, { recursive: true, force: true });
  // A release that is the working version has the same digest, hence the same files.
  for (const { version, digest, files } of [...releases, edition]) {
    await writeFiles(`${folder}/${version}`, files);
    await writeFiles(`${folder}/sha256-${digest}`, files);
  }
  await writeFiles(`${folder}/next`, await draftFiles(ruleset));
}

/**
 * In the syntax of `_headers`. An address with a digest in it never changes, nor does a released
 * version; the working version and the draft do, and are asked for again each time.
 */
export async function rulesetHeaders(ids: readonly string[]): Promise<string> {
  const sections = await Promise.all(
    ids.map(async (id) => {
      const released = await readReleases(id, releasesFolder(id));
      return ['sha256-*', ...released.map(({ version }) => `${version}/*`)].map(
        (place) => `/rulesets/${id}/${place}\n  Cache-Control: ${FOREVER}\n`,
      );
    }),
  );
  const open = '/rulesets/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n';
  return [open, ...sections.flat()].join('');
}
