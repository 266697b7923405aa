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
import { contractTypes } from './contract-types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url).href);
const MAJOR = /^v\d+\.yaml$/;
const GENERATORS = [
  'generate-contracts.ts',
  'bundle-contract.ts',
  'compile-contract.ts',
  'contract-types.ts',
];

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
    for (const part of ['bodies', 'texts'] as const) {
      await writeFile(join(out, `${name}.${part}.js`), compiled[part]);
      await writeFile(join(out, `${name}.${part}.d.ts`), declarations(compiled[part]));
    }
    await writeFile(join(out, `${name}.ts`), contractModule(name, document, compiled));
    const types = await contractTypes(document);
    if (types !== undefined) await writeFile(join(out, `${name}.types.ts`), `${HEADER}${types}`);
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

function declarations(module: string): string {
  const count = new Set(module.match(/\bcheck\d+\b/g)).size;
  const lines = Array.from({ length: count }, (_, index) => `export const check${index}: Check;`);
  const type = "import type { Check } from '../../contracts/check.ts';";
  return `${HEADER}${[...(lines.length > 0 ? [type] : []), ...lines].join('\n')}\nexport {};\n`;
}

function contractModule(
  name: string,
  document: JsonObject,
  { operations }: CompiledContract,
): string {
  const used = operations.map(operationEntry).join('\n');
  return [
    HEADER,
    `import type { GeneratedOperation } from '../../contracts/check.ts';`,
    ...['bodies', 'texts']
      .filter((part) => used.includes(`${part}.check`))
      .map((part) => `import * as ${part} from './${name}.${part}.js';`),
    '',
    `export const operations: readonly GeneratedOperation[] = [\n${used}\n];\n`,
    `export const document: Readonly<Record<string, unknown>> = ${text(document)};\n`,
    `export const source: string = ${text(stringify(document, { lineWidth: 100, aliasDuplicateObjects: false }))};\n`,
  ].join('\n');
}

function operationEntry(operation: CompiledContract['operations'][number]): string {
  const { validate, parameters, body, ...said } = operation;
  const judged = parameters.map(
    ({ validate: check, ...parameter }) =>
      `{ ...${text(parameter)}, check: texts.${check} } as const`,
  );
  const form = body?.mediaTypes.some((type) => type.includes('form'));
  const taken =
    body &&
    `{ mediaTypes: ${text(body.mediaTypes)}, check: ${form ? 'texts' : 'bodies'}.${body.validate} }`;
  return [
    `  {`,
    `    ...(${text(said)} as const),`,
    `    check: ${validate === undefined ? undefined : `bodies.${validate}`},`,
    `    parameters: [${judged.join(', ')}],`,
    `    body: ${taken},`,
    `  },`,
  ].join('\n');
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
