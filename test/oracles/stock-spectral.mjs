/**
 * Stock Spectral, as its CLI runs it, in a process of its own: no substitution, no import of ours.
 * Reads `{jobs: [{ruleset?, files}]}` as JSON on standard input, where a ruleset is the path of a
 * file, which the CLI's own code loads, and `spectral:oas` without one. Prints one JSON line per file
 * with findings, or with the errors that made stock Spectral give up.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolveFile } from '@stoplight/json-ref-readers';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import refResolver from '@stoplight/spectral-ref-resolver';
import rulesets from '@stoplight/spectral-rulesets';

const { jobs } = JSON.parse(readFileSync(0, 'utf8'));

// Asked of Node as the CLI asks: it is no entry point of the package.
const { getRuleset } = createRequire(import.meta.url)(
  '../../node_modules/@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js',
);

const refuse = {
  async resolve(uri) {
    throw new Error(`no network: ${uri.href()}`);
  },
};

async function load(path) {
  if (path === undefined) return { extends: [[rulesets.oas, 'recommended']] };
  return await getRuleset(path);
}

async function lint(ruleset, file) {
  const spectral = new core.Spectral({
    resolver: new refResolver.Resolver({
      resolvers: { file: { resolve: resolveFile }, http: refuse, https: refuse },
    }),
  });
  spectral.setRuleset(ruleset);
  const document = new core.Document(readFileSync(file, 'utf8'), parsers.Yaml, file);
  return await spectral.run(document);
}

function crashOf(error) {
  const errors = Array.isArray(error?.errors) ? error.errors : [error];
  const messages = errors.map((each) => String((each?.cause ?? each)?.message ?? each));
  return { crash: String(error?.message ?? error), errors: messages };
}

for (const { ruleset, files } of jobs) {
  const loaded = await load(ruleset).catch((error) => ({ fault: crashOf(error) }));
  for (const file of files) {
    const answer =
      loaded.fault ?? (await lint(loaded, file).then((findings) => ({ findings }), crashOf));
    process.stdout.write(`${JSON.stringify({ file, ruleset, ...answer })}\n`);
  }
}
