/**
 * A desk's rulesets: files of the disk, packages of `node_modules`, and JavaScript, which is the
 * user's own program on the user's own machine. For the CLI alone.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { EvaluatedModule, RulesetFiles } from '../files.ts';
import { loadAsyncApiRuleset } from './asyncapi.ts';

export const diskFiles: RulesetFiles = {
  read: (path) => readFile(path, 'utf8'),
  findPackage(name, folder) {
    try {
      return createRequire(`${folder}/`).resolve(name);
    } catch {
      return undefined;
    }
  },
  async evaluate(path): Promise<EvaluatedModule> {
    const { evaluateModule } = await import('./javascript.ts');
    return await evaluateModule(path);
  },
  builtIn: { 'spectral:asyncapi': loadAsyncApiRuleset },
};
