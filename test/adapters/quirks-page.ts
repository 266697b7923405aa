/** `npm run quirks`: docs/reference/quirks.md, from `quirks/<contract>.ts`. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { adapters } from '../../src/adapters/index.ts';
import { page, table } from '../../src/build/markdown.ts';
import { contracts } from '../../src/contracts/index.ts';
import { QUIRK_KINDS, type Quirk, type QuirkKind } from './quirk.ts';

export const QUIRKS_PAGE = 'docs/reference/quirks.md';

const FOLDER = resolve(import.meta.dirname, 'quirks');
const KINDS = Object.keys(QUIRK_KINDS) as QuirkKind[];

/** By contract id, in the order of the registry. */
export async function allQuirks(): Promise<ReadonlyMap<string, readonly Quirk[]>> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const names = files.map((name) => name.replace(/\.ts$/, ''));
  const known = contracts.map(({ id }) => id).filter((id) => names.includes(id));
  const ordered = [...new Set([...known, ...names])];
  const read = ordered.map(async (name) => {
    const module: { quirks: readonly Quirk[] } = await import(`./quirks/${name}.ts`);
    return [name, module.quirks] as const;
  });
  return new Map(await Promise.all(read));
}

export async function quirksPage(): Promise<string> {
  const all = [...(await allQuirks())];
  const sections = KINDS.flatMap((kind) => {
    const rows = all.flatMap(([contract, quirks]) =>
      quirks
        .filter((quirk) => quirk.kind === kind)
        .map((quirk) => [contract, adapterLink(quirk.adapter), quirk.title, witness(quirk)]),
    );
    if (rows.length === 0) return [];
    const head = [
      'contrat',
      'adaptateur',
      'particularité, et ce que le contrat dit alors',
      'témoin',
    ];
    return [`## ${QUIRK_KINDS[kind]}`, table(head, rows)];
  });
  const total = all.reduce((sum, [, quirks]) => sum + quirks.length, 0);
  return page('Particularités des éditeurs', 'npm run quirks', [
    `${total} particularités observées chez les éditeurs. Chacune a sa vérification, qui échoue si l’adaptateur s’y laisse prendre : \`test/adapters/quirks.test.ts\`. Le témoin est un enregistrement de ce dépôt, ou un document du corpus de l’atelier.`,
    ...sections,
  ]);
}

/** Native readings have no page of their own. */
function adapterLink(id: string): string {
  return adapters.some((adapter) => adapter.id === id)
    ? `[\`${id}\`](../../src/adapters/${id}/README.md)`
    : `\`${id}\``;
}

const RECORDINGS = 'test/recordings/';
const ROOT = resolve(import.meta.dirname, '../..');

function witness(quirk: Quirk): string {
  const path = fileOf(quirk);
  if (path === undefined) return `\`${quirk.witness}\``;
  return `[${path.replace(/^test\/(?:recordings|adapters)\//, '')}](../../${path})`;
}

/** Path of the recording, or other file of ours, that is named; undefined for one of the corpus. */
export function fileOf({ witness: name, adapter }: Quirk): string | undefined {
  const said = name.replace(RECORDINGS, '');
  const recordings = [said, `${adapter}/${said}`].map((path) => `${RECORDINGS}${path}`);
  return [...(name.startsWith('test/') ? [name] : []), ...recordings]
    .flatMap((path) => [path, `${path}.json`])
    .find((path) => existsSync(resolve(ROOT, path)));
}

if (import.meta.main) {
  writeFileSync(resolve(ROOT, QUIRKS_PAGE), await quirksPage());
}
