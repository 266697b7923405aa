/**
 * Lets vitest's native runner start where code generation from strings is forbidden: Vite's
 * evaluator, which that runner constructs and never uses, builds one empty function from a string
 * to count its header lines. The count is put in its place; nothing else is touched, and the
 * prohibition itself stays V8's own.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const GENERATED = 'new AsyncFunction("a", "b", body).toString()';
const LITERAL = ['`async function anonymous(a,b\n) {\n$', '{body}\n}`'].join('');

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/vite/dist/node/module-runner.js')) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(GENERATED)) throw new Error('vite changed: see test/native-runner.ts');
    return { format: 'module', source: source.replace(GENERATED, LITERAL), shortCircuit: true };
  },
});
