/** What YAML can do that JSON cannot. */
import { type HostileCase, repeat, soundYaml } from '../case.ts';

const NONE = 'non-evaluable';
const CIRCLE = ['alias-circulaires'];
const BOMB = ['alias-demesures'];

/** `a1` repeats `a0` n times, `a2` repeats `a1` n times… */
function laughs(levels: number, times: number, prefix = ''): string {
  const rows = [`x-a0: &a0 ${prefix}[x]\n`];
  for (let level = 1; level <= levels; level++) {
    const aliases = Array.from({ length: times }, () => `*a${level - 1}`).join(', ');
    rows.push(`x-a${level}: &a${level} [${aliases}]\n`);
  }
  return rows.join('');
}

export const yaml: readonly HostileCase[] = [
  {
    name: 'billion laughs',
    make: () => soundYaml(laughs(9, 10)),
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: 'billion laughs in a JSON-like document',
    make: () => `{openapi: 3.0.3, ${laughs(9, 10).replaceAll('\n', ', ')} paths: {}}`,
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: '2^100 laughs',
    make: () => soundYaml(laughs(100, 2)),
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: 'quadratic laughs',
    make: () => soundYaml(`a: &a [${'x, '.repeat(20_000)}]\nb: [${'*a, '.repeat(20_000)}]\n`),
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: 'laughs below the limit',
    make: () => soundYaml(laughs(4, 10)),
    verdict: 'conforme',
  },
  {
    name: 'an alias as a name',
    make: () => soundYaml(`${laughs(9, 10)}? *a9\n: x\n`),
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: 'laughs inside a name only',
    make: () => `${soundYaml('x-a:\n')}  ? &b [${'x'}]\n  : *b\n`,
    verdict: 'conforme-avec-reserves',
  },
  {
    name: 'laughs by merging',
    make: () => {
      const first = `m0: &m0 {${repeat(100, (index) => `k${index}: x, `)}}\n`;
      const rows = repeat(12, (level) => {
        const aliases = Array.from({ length: 10 }, () => `*m${level}`).join(', ');
        return `m${level + 1}: &m${level + 1} {<<: [${aliases}]}\n`;
      });
      return soundYaml(first + rows);
    },
    verdict: NONE,
    obstacles: BOMB,
  },
  {
    name: 'merging a list, a number and itself',
    make: () => soundYaml('x-a: {<<: [1, 2]}\nx-b: {<<: 3}\nx-c: &c {<<: *c, d: 1}\n'),
    verdict: NONE,
    obstacles: CIRCLE,
  },
  {
    name: 'an anchor that holds itself',
    make: () => soundYaml('x-a: &a [*a]\n'),
    verdict: NONE,
    obstacles: CIRCLE,
  },
  {
    name: 'an anchor that holds itself in a mapping',
    make: () => soundYaml('x-a: &a {b: {c: *a}}\n'),
    verdict: NONE,
    obstacles: CIRCLE,
  },
  {
    name: 'an alias to nothing',
    make: () => soundYaml('x-a: *nowhere\n'),
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: '100 000 anchors of one name',
    make: () => soundYaml(`x-a: [${repeat(100_000, (index) => `&a ${index}, `)}]\n`),
    verdict: 'conforme',
  },
  {
    name: '100 000 aliases of a scalar',
    make: () => soundYaml(`x-a: [&a x, ${'*a, '.repeat(100_000)}]\n`),
    verdict: 'conforme',
  },
  {
    name: 'a JavaScript function by its tag',
    make: () => soundYaml('x-a: !!js/function "function () { return process.env }"\n'),
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: 'a Python object by its tag',
    make: () => soundYaml('x-a: !!python/object/apply:os.system ["id"]\n'),
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: 'tags of YAML: binary, set, omap',
    make: () => soundYaml('x-a: !!binary "AAAA"\nx-b: !!set {a, b}\nx-c: !!omap [a: 1, b: 2]\n'),
    verdict: NONE,
    obstacles: ['document-illisible'],
  },
  {
    name: 'a mapping as a name',
    make: () => soundYaml('? {a: 1}\n: 2\n'),
    verdict: 'conforme-avec-reserves',
  },
  {
    name: '%TAG and %YAML directives',
    make: () => `%YAML 9.9\n%TAG ! tag:evil,2026:\n---\n${soundYaml('')}`,
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
];
