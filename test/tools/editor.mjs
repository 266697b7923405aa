/**
 * Stock Spectral as its VS Code extension runs it, in a process of its own: the ruleset file of the
 * workspace's settings is migrated, bundled for a browser and evaluated, and the document is read as
 * YAML whatever it is. Argument: the workspace. Prints the findings of each file that its settings
 * name, as JSON.
 */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { commonjs } from '@stoplight/spectral-ruleset-bundler/plugins/commonjs';
import { stdin } from '@stoplight/spectral-ruleset-bundler/plugins/stdin';
import { runtime } from '@stoplight/spectral-ruleset-bundler/presets/runtime';
import migrator from '@stoplight/spectral-ruleset-migrator';
import spectralRuntime from '@stoplight/spectral-runtime';
import { rollup } from 'rollup';

const [workspace] = process.argv.slice(2);
const settings = JSON.parse(fs.readFileSync(join(workspace, '.vscode/settings.json'), 'utf8'));
const io = { fs, fetch: spectralRuntime.fetch };

const file = join(workspace, settings['spectral.rulesetFile']);
const entry = join(dirname(file), '.spectral.js');
const source = await migrator.migrateRuleset(file, { format: 'esm', ...io });
const bundle = await rollup({
  input: entry,
  plugins: [stdin(source, entry), ...runtime(io), commonjs()],
  treeshake: false,
  watch: false,
  onwarn() {},
});
const [{ code }] = (await bundle.generate({ format: 'iife', exports: 'auto' })).output;
const ruleset = new core.Ruleset(new Function(`return ${code}`)(), {
  severity: 'recommended',
  source: entry,
});

const answers = {};
for (const glob of settings['spectral.validateFiles']) {
  const name = glob.replace(/^\*\*\//, '');
  const path = join(workspace, name);
  const spectral = new core.Spectral();
  spectral.setRuleset(ruleset);
  const document = new core.Document(fs.readFileSync(path, 'utf8'), parsers.Yaml, path);
  answers[name] = await spectral.run(document, { ignoreUnknownFormat: true });
}
process.stdout.write(JSON.stringify(answers));
