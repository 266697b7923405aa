/**
 * `node --import` this file and the TypeScript sources run as they are, with the same module
 * substitutions as in the bundles and with `.tsx` compiled. Tests use it to run in plain Node with
 * code generation from strings forbidden, where Vite's own module runner cannot (it generates code).
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { substitute } from './aliases.ts';

registerHooks({
  resolve(specifier, context, next) {
    const importer = context.parentURL?.startsWith('file:') ? fileURLToPath(context.parentURL) : '';
    const target = substitute(specifier, importer);
    if (target !== undefined) {
      return { url: pathToFileURL(target).href, shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: 'inline',
      sourcefile: fileURLToPath(url),
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
