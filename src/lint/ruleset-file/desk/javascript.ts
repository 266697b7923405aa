/**
 * Runs a ruleset, or a function of one, that is written in JavaScript. It is imported as Node
 * imports any module: nothing is generated from strings, so it runs under
 * `--disallow-code-generation-from-strings` too.
 *
 * Stock Spectral bundles such files with Rollup, and thereby gives them its own `@stoplight/*`
 * whether or not they are installed beside them. Here Node's module hooks do the same, for `import`
 * and for `require`: the modules handed on are those of this very program, so that a ruleset's
 * functions and formats are the ones that the engine knows.
 */
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as json from '@stoplight/json';
import * as path from '@stoplight/path';
import * as core from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as functions from '@stoplight/spectral-functions';
import * as parsers from '@stoplight/spectral-parsers';
import * as refResolver from '@stoplight/spectral-ref-resolver';
import * as runtime from '@stoplight/spectral-runtime';
import * as types from '@stoplight/types';
import * as yaml from '@stoplight/yaml';
import { named } from '../../named.ts';
import { loadArazzoRuleset, oasRuleset } from '../../stoplight.ts';
import { faultOf, RulesetFault } from '../fault.ts';
import type { EvaluatedModule } from '../files.ts';
import { loadAsyncApiRuleset } from './asyncapi.ts';

/** Where the modules handed on are found by the code that stands for them. */
const HANDED_ON = Symbol.for('prise-numerique/handed-on');
const SCHEME = 'prise-spectral:';

type Module = Readonly<Record<string, unknown>>;

async function handedOn(): Promise<ReadonlyMap<string, Module>> {
  const rulesets = {
    oas: oasRuleset,
    arazzo: await loadArazzoRuleset(),
    asyncapi: await loadAsyncApiRuleset(),
  };
  return new Map<string, Module>([
    ['@stoplight/json', named(json)],
    ['@stoplight/path', named(path)],
    ['@stoplight/spectral-core', named(core)],
    ['@stoplight/spectral-formats', named(formats)],
    ['@stoplight/spectral-functions', named(functions)],
    ['@stoplight/spectral-parsers', named(parsers)],
    ['@stoplight/spectral-ref-resolver', named(refResolver)],
    ['@stoplight/spectral-rulesets', rulesets],
    ['@stoplight/spectral-runtime', named(runtime)],
    ['@stoplight/types', named(types)],
    ['@stoplight/yaml', named(yaml)],
  ]);
}

/** Imports the file and gives its default export, or all it exports when there is none. */
export async function evaluateModule(file: string): Promise<EvaluatedModule> {
  // Node 22.15 and later have it; types and older versions do not say so.
  if (typeof nodeModule.registerHooks !== 'function') {
    throw faultOf(
      'referentiel-javascript',
      file,
      'un référentiel en JavaScript demande Node 22.15 ou plus récent',
    );
  }
  if (!existsSync(file)) {
    throw faultOf('referentiel-introuvable', file, 'fichier introuvable ou illisible');
  }
  const files = new Map([[file, readFileSync(file, 'utf8')]]);
  const modules = await handedOn();
  const run = ++runs;
  (globalThis as Record<symbol, unknown>)[HANDED_ON] = Object.fromEntries(modules);
  const hooks = nodeModule.registerHooks(hooksFor(modules, files, run));
  try {
    const exported: unknown = isCommonJs(file, files.get(file) ?? '')
      ? requireAnew(file)
      : await import(pathToFileURL(file).href);
    return { exported: defaultOf(exported), files };
  } catch (error) {
    if (error instanceof RulesetFault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw faultOf('referentiel-javascript', file, `le programme ne se charge pas : ${reason}`);
  } finally {
    hooks.deregister();
  }
}

/** Node keeps what it loaded; under `--watch` the file may have changed since. */
let runs = 0;

function requireAnew(file: string): unknown {
  const require = nodeModule.createRequire(file);
  for (const path of Object.keys(require.cache)) {
    if (isOwn(path)) delete require.cache[path];
  }
  return require(file);
}

/** Packages are no file that a vendor edits; ours are never read again. */
function isOwn(path: string): boolean {
  return !path.includes('/node_modules/') && path !== fileURLToPath(import.meta.url);
}

/** A CommonJS module compiled from ESM says so and has its default export inside. */
function defaultOf(module: unknown): unknown {
  if (!isModule(module)) return module;
  const exported = module.default ?? module;
  return isModule(exported) && '__esModule' in exported ? (exported.default ?? exported) : exported;
}

function isModule(value: unknown): value is Module {
  return typeof value === 'object' && value !== null;
}

function hooksFor(
  modules: ReadonlyMap<string, Module>,
  files: Map<string, string>,
  run: number,
): Parameters<typeof nodeModule.registerHooks>[0] {
  return {
    resolve(specifier, context, next) {
      if (!modules.has(specifier)) {
        const found = next(specifier, context);
        const anew = found.format !== 'commonjs' && context.conditions.includes('import');
        return anew && found.url.startsWith('file:') && isOwn(fileURLToPath(found.url))
          ? { ...found, url: `${found.url}?${run}` }
          : found;
      }
      const format = context.conditions.includes('require') ? 'commonjs' : 'module';
      return { url: `${SCHEME}${format}/${specifier}`, format, shortCircuit: true };
    },
    load(url, context, next) {
      if (url.startsWith(SCHEME)) {
        const [format = '', ...name] = url.slice(SCHEME.length).split('/');
        const specifier = name.join('/');
        const source = standIn(specifier, format, modules.get(specifier) ?? {});
        return { format, source, shortCircuit: true };
      }
      const text = url.startsWith('file:') ? remember(fileURLToPath(url), files) : undefined;
      if (text !== undefined && context.format !== 'commonjs' && isCommonJs(url, text)) {
        return { format: 'commonjs', source: text, shortCircuit: true };
      }
      return next(url, context);
    },
  };
}

/** What the ruleset is made of is the user's files; packages that it uses have versions. */
function remember(file: string, files: Map<string, string>): string | undefined {
  if (file.includes('/node_modules/') || extname(file) === '.node') return undefined;
  const text = readFileSync(file, 'utf8');
  files.set(file, text);
  return text;
}

/**
 * Rollup takes a file for what it is, Node for what the nearest package.json says: a project of ES
 * modules may well have a `.spectral.js` that says `module.exports`.
 */
function isCommonJs(file: string, text: string): boolean {
  return (
    file.endsWith('.js') && /\bmodule\.exports\b/.test(text) && !/^(?:im|ex)port\b/m.test(text)
  );
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** The one name of `spectral-functions` that would hide something in the module's own scope. */
const local = (rank: number): string => `member${rank}`;

function standIn(specifier: string, format: string, module: Module): string {
  const found = `globalThis[Symbol.for(${JSON.stringify(HANDED_ON.description)})][${JSON.stringify(specifier)}]`;
  if (format === 'commonjs') return `module.exports = ${found};`;
  const names = Object.keys(module).filter((name) => IDENTIFIER.test(name) && name !== 'default');
  return [
    `const module = ${found};`,
    ...names.map(
      (name, rank) =>
        `const ${local(rank)} = module[${JSON.stringify(name)}]; export { ${local(rank)} as ${name} };`,
    ),
    'export default module;',
  ].join('\n');
}
