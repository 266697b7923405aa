/** Judges every case in a process of its own and writes `docs/hostile.md`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import type { HostileCase, HostileResult } from './case.ts';
import { CASES } from './cases.ts';
import { judgeAll } from './children.ts';

/** Twenty times what the slowest takes on an idle machine. */
const TIMEOUT_MS = 120_000;

const HEADER = `# Documents hostiles

Ce que devient chaque document qu’aucun éditeur ne devrait déposer : son verdict, le code de ce qui empêche de le juger ou les règles qui n’ont pas pu l’être, le temps du jugement et la mémoire du processus entier, démarrage compris (environ 130 Mo). Chaque cas est jugé par un processus à part, sans réseau, sans écriture de fichiers et sans génération de code.

Cette page est écrite par \`npm run hostile\`, avec \`HOSTILE=all\` pour y joindre les cas les plus lourds. Les mêmes cas sont vérifiés par \`test/hostile/hostile.test.ts\`.

| cas | verdict | pourquoi | constats | temps (ms) | mémoire (Mo) |
| --- | --- | --- | ---: | ---: | ---: |
`;

function row({ name }: HostileCase, result: HostileResult | undefined): string {
  const escaped = name.replaceAll('|', '\\|');
  // Patterns and pointers among the names are no Markdown.
  const label = /[[\]()*_]/.test(name) ? `\`${escaped}\`` : escaped;
  if (result === undefined) return `| ${label} | **ne se termine pas** | | | | |\n`;
  const codes = [...new Set(result.obstacles.map(({ code }) => `\`${code}\``))];
  const rules = Object.keys(result.inconclusive).map((rule) => `\`${rule}\` non concluante`);
  const { verdict, total, ms, peakMb } = result;
  return `| ${label} | ${verdict} | ${[...codes, ...rules].join(', ')} | ${total} | ${ms} | ${peakMb} |\n`;
}

const only = new RegExp(process.argv[2] ?? '');
const all = process.env.HOSTILE === 'all';
const chosen = CASES.filter(({ name, heavy }) => only.test(name) && (all || heavy !== true));
const rows = chosen.map((known) => {
  const { results } = judgeAll([known.name], { timeoutMs: TIMEOUT_MS, runs: 1 });
  const told = row(known, results.get(known.name));
  process.stdout.write(told);
  return told;
});
if (process.argv[2] === undefined) {
  writeFileSync(resolve(import.meta.dirname, '../../docs/hostile.md'), HEADER + rows.join(''));
}
