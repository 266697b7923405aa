/** Much of everything. */
import { type HostileCase, repeat, sound, soundText, soundYaml } from '../case.ts';

const NONE = 'non-evaluable';
const TOO_LARGE = ['document-trop-grand'];
const raw = (text: string, value: string): string => text.replace('"@@"', value);

export const volume: readonly HostileCase[] = [
  {
    name: '50 MB of JSON',
    make: () => soundText({ 'x-a': 'a'.repeat(50 * 1024 * 1024) }),
    verdict: NONE,
    obstacles: TOO_LARGE,
  },
  {
    name: '50 MB of NUL',
    make: () => new Uint8Array(50 * 1024 * 1024),
    verdict: NONE,
    obstacles: TOO_LARGE,
  },
  {
    name: 'a string of 10 MB in JSON',
    make: () => soundText({ 'x-a': 'a'.repeat(10_000_000) }),
    verdict: 'conforme',
  },
  {
    name: 'a string of 10 MB in YAML',
    make: () => soundYaml(`x-a: ${'a b '.repeat(2_500_000)}\n`),
    verdict: 'conforme',
  },
  {
    name: 'a block string of 10 MB in YAML',
    make: () => soundYaml(`x-a: |\n${'  a b c d e f g\n'.repeat(600_000)}`),
    verdict: 'conforme',
    heavy: true,
  },
  {
    name: 'a description of 5 MB',
    make: () =>
      soundText({ info: { ...(sound().info as object), description: 'é '.repeat(1_700_000) } }),
    verdict: 'conforme',
  },
  {
    name: 'a name of 5 MB',
    make: () => soundText({ [`x-${'a'.repeat(5_000_000)}`]: 1 }),
    verdict: NONE,
    obstacles: ['nom-trop-long'],
  },
  {
    name: '500 000 keys in JSON',
    make: () =>
      soundText({
        'x-a': Object.fromEntries(Array.from({ length: 500_000 }, (_, i) => [`k${i}`, i])),
      }),
    verdict: 'conforme',
    heavy: true,
  },
  {
    name: '50 000 keys in YAML',
    make: () => soundYaml(`x-a:\n${repeat(50_000, (index) => `  k${index}: ${index}\n`)}`),
    verdict: NONE,
    obstacles: ['document-demesure'],
  },
  {
    name: '500 000 keys in YAML',
    make: () => soundYaml(`x-a:\n${repeat(500_000, (index) => `  k${index}: ${index}\n`)}`),
    verdict: NONE,
    obstacles: ['document-demesure'],
    heavy: true,
  },
  {
    name: '5 000 000 numbers in JSON',
    make: () => raw(soundText({ 'x-a': '@@' }), `[${'1,'.repeat(5_000_000)}1]`),
    verdict: NONE,
    obstacles: ['document-demesure'],
    heavy: true,
  },
  {
    name: '5 000 000 empty lines',
    make: () => soundYaml('\n'.repeat(5_000_000)),
    verdict: 'conforme',
    heavy: true,
  },
  {
    name: '1 000 000 comments',
    make: () => soundYaml('# x\n'.repeat(1_000_000)),
    verdict: 'conforme',
    heavy: true,
  },
  {
    name: '10 000 operations with the same name',
    make: () =>
      soundText({
        paths: Object.fromEntries(
          Array.from({ length: 10_000 }, (_, i) => [
            `/p${i}`,
            { get: { operationId: 'a', responses: { 200: { description: 'x' } } } },
          ]),
        ),
      }),
    verdict: 'non-conforme',
  },
  {
    name: '100 000 findings',
    make: () =>
      soundText({
        paths: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, i) => [`/p${i}/`, { get: {} }]),
        ),
      }),
    verdict: NONE,
    inconclusive: { 'oas3-schema': 'le rapport ne liste pas' },
  },
  {
    name: '1 000 000 findings',
    make: () =>
      soundText({
        paths: Object.fromEntries(
          Array.from({ length: 200_000 }, (_, i) => [`/p${i}/`, { get: {} }]),
        ),
      }),
    verdict: 'non-conforme',
    heavy: true,
  },
  {
    name: 'a finding about a path of 100 000 characters, 100 times',
    make: () =>
      soundText({
        paths: {
          [`/${'a'.repeat(100_000)}`]: {
            get: { parameters: Array.from({ length: 100 }, () => ({ name: 1 })) },
          },
        },
      }),
    verdict: NONE,
    obstacles: ['nom-trop-long'],
  },
  {
    name: '10 000 tags that nobody declared',
    make: () => soundText({}, { tags: Array.from({ length: 10_000 }, (_, i) => `t${i}`) }),
    verdict: 'conforme-avec-reserves',
  },
  {
    name: '3 000 parameters of one operation',
    make: () =>
      soundText(
        {},
        {
          parameters: Array.from({ length: 3_000 }, (_, i) => ({
            name: `p${i}`,
            in: 'query',
            schema: { type: 'string' },
          })),
        },
      ),
    verdict: 'conforme',
  },
  {
    name: '2 000 servers with variables',
    make: () =>
      soundText({
        servers: Array.from({ length: 2_000 }, (_, i) => ({
          url: `https://{a}.e.org/${i}`,
          variables: { a: { default: 'x', enum: ['x', 'y'] } },
        })),
      }),
    verdict: 'conforme',
  },
  {
    name: 'a server URL with 30 variables of 10 values',
    make: () => {
      const names = Array.from({ length: 30 }, (_, i) => `v${i}`);
      const values = Array.from({ length: 10 }, (_, i) => `${i}`);
      return soundText({
        servers: [
          {
            url: `https://e.org/${names.map((name) => `{${name}}`).join('')}`,
            variables: Object.fromEntries(
              names.map((name) => [name, { default: '0', enum: values }]),
            ),
          },
        ],
      });
    },
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-server-variables': 'se combinent' },
  },
  {
    name: '200 files',
    make: () =>
      Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}.json`, soundText()])),
    verdict: 'conforme',
  },
  {
    name: '3 000 files',
    make: () => Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`f${i}.json`, '{}'])),
    verdict: NONE,
    obstacles: ['pas-openapi'],
    heavy: true,
  },
];
