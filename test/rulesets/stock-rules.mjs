/**
 * Our ruleset in stock Spectral, loaded as its CLI loads it, in a process of its own: no module
 * substitution. Arguments: the ruleset (file or URL), then the documents. Prints findings as JSON,
 * by document.
 */
import { readFileSync } from 'node:fs';
import { resolveFile } from '@stoplight/json-ref-readers';
import loader from '@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import refResolver from '@stoplight/spectral-ref-resolver';

const [ruleset, ...files] = process.argv.slice(2);

const refuse = {
  async resolve(uri) {
    throw new Error(`no network: ${uri.href()}`);
  },
};
const resolvers = { file: { resolve: resolveFile }, http: refuse, https: refuse };
const spectral = new core.Spectral({ resolver: new refResolver.Resolver({ resolvers }) });
spectral.setRuleset(await loader.getRuleset(ruleset));
const answers = {};
for (const file of files) {
  const document = new core.Document(readFileSync(file, 'utf8'), parsers.Yaml, file);
  answers[file] = (await spectral.run(document)).map(
    ({ code, path, message, severity, range }) => ({
      code,
      path,
      message,
      severity,
      range,
    }),
  );
}
process.stdout.write(JSON.stringify(answers));
