/**
 * `specs/<contract>/v<major>.yaml` → `src/generated/contracts/<contract>-v<major>.ts`: the document
 * as published, its operations and their validators, as plain modules. Nothing is written when the
 * inputs are those of the last run.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { bundleContract, type JsonObject } from './bundle-contract.ts';
import { type CompiledContract, compileContract } from './compile-contract.ts';

const root = fileURLToPath(new URL('../../', import.meta.url).href);
const MAJOR = /^v\d+\.yaml$/;
const GENERATORS = ['generate-contracts.ts', 'bundle-contract.ts', 'compile-contract.ts'];

export async function generateContracts(
  specs: string = join(root, 'specs'),
  out: string = join(root, 'src/generated/contracts'),
): Promise<void> {
  const digest = await digestOf(specs);
  const stamp = join(out, 'inputs.sha256');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === digest) return;
  await mkdir(out, { recursive: true });
  for (const { name, file } of await contractFiles(specs)) {
    const document = await bundleContract(file);
    const compiled = await compileContract(document, root);
    const { operations, bodies, queries } = compiled;
    const bodyNames = operations.map(({ validate }) => validate);
    const queryNames = operations.flatMap(({ query }) => query.map(({ validate }) => validate));
    await writeFile(join(out, `${name}.bodies.js`), bodies);
    await writeFile(join(out, `${name}.bodies.d.ts`), declarations(bodyNames));
    await writeFile(join(out, `${name}.queries.js`), queries);
    await writeFile(join(out, `${name}.queries.d.ts`), declarations(queryNames));
    await writeFile(join(out, `${name}.ts`), contractModule(name, document, compiled));
  }
  await writeFile(stamp, digest);
}

async function contractFiles(specs: string): Promise<{ name: string; file: string }[]> {
  const folders = await readdir(specs, { withFileTypes: true });
  const found = folders
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(async ({ name }) => {
      const majors = (await readdir(join(specs, name))).filter((file) => MAJOR.test(file));
      return majors.map((file) => ({
        name: `${name}-${file.replace('.yaml', '')}`,
        file: join(specs, name, file),
      }));
    });
  return (await Promise.all(found)).flat();
}

async function digestOf(specs: string): Promise<string> {
  const entries = await readdir(specs, { recursive: true, withFileTypes: true });
  const inputs = entries.filter((entry) => entry.isFile());
  const files = [
    ...inputs.map((entry) => join(entry.parentPath, entry.name)).sort(),
    ...GENERATORS.map((name) => join(root, 'src/build', name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(await readFile(file));
  return hash.digest('hex');
}

const HEADER = '// Generated from specs/ by src/build/generate-contracts.ts.\n';

function declarations(names: readonly string[]): string {
  const lines = names.map((name) => `export const ${name}: Check;`);
  const type = "import type { Check } from '../../contracts/check.ts';";
  return `${HEADER}${[...(lines.length > 0 ? [type] : []), ...lines].join('\n')}\nexport {};\n`;
}

function contractModule(
  name: string,
  document: JsonObject,
  { operations }: CompiledContract,
): string {
  const queried = operations.some(({ query }) => query.length > 0);
  const entries = operations.map(({ id, path, summary, validate, query, fields }) => {
    const parameters = query.map(
      (parameter) =>
        `{ name: ${text(parameter.name)}, required: ${parameter.required}, check: queries.${parameter.validate} }`,
    );
    return [
      `  {`,
      `    id: ${text(id)}, path: ${text(path)}, summary: ${text(summary)},`,
      `    check: bodies.${validate},`,
      `    query: [${parameters.join(', ')}],`,
      `    fields: ${text(fields)},`,
      `  },`,
    ].join('\n');
  });
  return [
    HEADER,
    `import type { GeneratedOperation } from '../../contracts/check.ts';`,
    `import * as bodies from './${name}.bodies.js';`,
    ...(queried ? [`import * as queries from './${name}.queries.js';`] : []),
    '',
    `export const operations: readonly GeneratedOperation[] = [\n${entries.join('\n')}\n];\n`,
    `export const document: Readonly<Record<string, unknown>> = ${text(document)};\n`,
    `export const source: string = ${text(stringify(document, { lineWidth: 100, aliasDuplicateObjects: false }))};\n`,
  ].join('\n');
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
