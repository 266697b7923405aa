/**
 * `rulesets/` → what the product imports and what it serves.
 *
 * - `src/generated/rulesets/catalogue.ts`, `profiles.ts`: rules and profiles as data, without
 *   Spectral (pages, `prise rules`);
 * - `src/generated/rulesets/<id>.ts`: the working version with the definition for
 *   `new Ruleset(definition)`, functions and all (in a module beside it, since our functions are
 *   plain JavaScript); `<id>-<version>.ts`: the same of each older release;
 * - `dist/assets/rulesets/<id>/<version>/`: one file that stock Spectral extends by URL, with its
 *   functions and profiles beside it, and `SHA256SUMS`, from which anyone computes the digest again.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compileRuleset } from './rulesets/compile.ts';
import { type Edition, editionOf } from './rulesets/edition.ts';
import {
  catalogueModule,
  DECLARATION,
  editionDefinition,
  editionModule,
  type Member,
  nextDefinition,
  nextModule,
  profilesModule,
  releasesModule,
} from './rulesets/modules.ts';
import { publish } from './rulesets/publish.ts';
import { assertUnreleased, readReleases } from './rulesets/releases.ts';

const GENERATED = resolve(import.meta.dirname, '../generated/rulesets');
/** From there, where the functions of the rules are. */
const RULESETS_FROM_GENERATED = '../../../rulesets';

/** The rulesets of the house; `rulesets/<id>.yaml` each. */
export const RULESETS = ['territoire'] as const;

export async function generateRulesets(): Promise<void> {
  const members = await Promise.all(RULESETS.map(readMember));
  await rm(GENERATED, { recursive: true, force: true });
  await mkdir(GENERATED, { recursive: true });
  await write('catalogue.ts', catalogueModule(members));
  await write('profiles.ts', profilesModule(members));
  const older = members.flatMap(({ releases, edition }) =>
    releases.filter(({ version }) => version !== edition.version),
  );
  await write('releases.ts', releasesModule(older));
  for (const release of older) {
    const { id, version } = release;
    await writeEdition(
      release,
      `${id}-${version}`,
      `${RULESETS_FROM_GENERATED}/releases/${id}/${version}/functions`,
    );
  }
  for (const member of members) {
    const { id } = member.edition;
    const functions = `${RULESETS_FROM_GENERATED}/functions`;
    await writeEdition(member.edition, id, functions);
    await write(`${id}.next.ts`, nextModule(member.ruleset, `${id}.next.definition.mjs`));
    await write(`${id}.next.definition.mjs`, nextDefinition(member.ruleset, functions));
    await write(`${id}.next.definition.d.mts`, DECLARATION);
    await publish(member);
  }
}

export async function readMember(id: string): Promise<Member> {
  const ruleset = await compileRuleset(id);
  const edition = await editionOf(ruleset);
  const releases = await readReleases(id);
  assertUnreleased(edition, releases);
  return { ruleset, edition, releases };
}

async function writeEdition(edition: Edition, name: string, functions: string): Promise<void> {
  await write(`${name}.ts`, editionModule(edition, `${name}.definition.mjs`));
  await write(`${name}.definition.mjs`, editionDefinition(edition, functions));
  await write(`${name}.definition.d.mts`, DECLARATION);
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(`${GENERATED}/${name}`, text);
}
