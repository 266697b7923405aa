/**
 * Stock Spectral, as its CLI runs it, in a process of its own: no substitution, no import of ours.
 * Reads `{ruleset, files}` as JSON on standard input; prints one JSON line per file with findings,
 * or with the error that made stock Spectral give up.
 */
import { readFileSync } from 'node:fs';
import { resolveFile } from '@stoplight/json-ref-readers';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import refResolver from '@stoplight/spectral-ref-resolver';
import rulesets from '@stoplight/spectral-rulesets';

const { files } = JSON.parse(readFileSync(0, 'utf8'));

const refuse = {
  async resolve(uri) {
    throw new Error(`no network: ${uri.href()}`);
  },
};

for (const file of files) {
  const spectral = new core.Spectral({
    resolver: new refResolver.Resolver({
      resolvers: { file: { resolve: resolveFile }, http: refuse, https: refuse },
    }),
  });
  spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
  let line;
  try {
    const document = new core.Document(readFileSync(file, 'utf8'), parsers.Yaml, file);
    line = { file, findings: await spectral.run(document) };
  } catch (error) {
    line = { file, crash: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
