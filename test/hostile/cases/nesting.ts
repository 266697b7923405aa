/** Levels within levels: parsers and rules recurse. */
import { answering, type HostileCase, soundText, soundYaml } from '../case.ts';

const NONE = 'non-evaluable';
const DEEP = ['document-trop-profond'];
const LEVELS = 100_000;

const within = (open: string, inner: string, close: string, levels: number): string =>
  open.repeat(levels) + inner + close.repeat(levels);

const raw = (text: string, value: string): string => text.replace('"@@"', value);

export const nesting: readonly HostileCase[] = [
  {
    name: '100 000 JSON arrays',
    make: () => raw(soundText({ 'x-a': '@@' }), within('[', '', ']', LEVELS)),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '100 000 JSON objects',
    make: () => raw(soundText({ 'x-a': '@@' }), within('{"a":', '1', '}', LEVELS)),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '5 000 000 brackets that never close',
    make: () => '['.repeat(5_000_000),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '100 000 YAML flow sequences',
    make: () => soundYaml(`x-a: ${within('[', 'x', ']', LEVELS)}\n`),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '100 000 YAML flow mappings',
    make: () => soundYaml(`x-a: ${within('{a: ', 'x', '}', LEVELS)}\n`),
    verdict: NONE,
    obstacles: ['document-demesure'],
  },
  {
    name: '100 000 YAML block sequences on one line',
    make: () => soundYaml(`x-a:\n  ${'- '.repeat(LEVELS)}x\n`),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '4 000 YAML block mappings',
    make: () => {
      const rows = Array.from({ length: 4_000 }, (_, level) => `${' '.repeat(level + 1)}a:`);
      return soundYaml(`x-a:\n${rows.join('\n')} x\n`);
    },
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '100 000 YAML question marks',
    make: () => soundYaml(`x-a:\n  ${'? '.repeat(LEVELS)}x\n`),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '5 000 anchors within anchors',
    make: () => {
      const rows = Array.from({ length: 5_000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`);
      return soundYaml(`a0: &a0 [x]\n${rows.join('')}`);
    },
    verdict: NONE,
    obstacles: ['alias-demesures'],
  },
  {
    name: '1 100 levels, beyond the limit',
    make: () => raw(soundText({ 'x-a': '@@' }), within('[', '', ']', 1_100)),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '1 100 levels of YAML, beyond the limit',
    make: () => soundYaml(`x-a: ${within('[', 'x', ']', 1_100)}\n`),
    verdict: NONE,
    obstacles: DEEP,
  },
  {
    name: '400 levels below an extension',
    make: () => raw(soundText({ 'x-a': '@@' }), within('{"a":', '1', '}', 400)),
    verdict: 'conforme',
  },
  {
    name: '150 levels of schema with an example',
    make: () =>
      raw(
        soundText({}, answering({ schema: '@@', example: {} })),
        within('{"type":"object","properties":{"a":', '{"type":"string"}', '}}', 150),
      ),
    verdict: 'conforme',
  },
  {
    name: '150 levels of allOf with an example',
    make: () =>
      raw(
        soundText({}, answering({ schema: '@@', example: {} })),
        within('{"allOf":[', '{"type":"object"}', ']}', 150),
      ),
    verdict: 'conforme',
  },
];
