/** Patterns that a backtracking engine would try for ever, and texts to try them on. */
import { answering, type HostileCase, soundText } from '../case.ts';

const EVIL = `${'a'.repeat(32)}!`;

const pattern = (source: string, example: unknown = EVIL): string =>
  soundText({}, answering({ schema: { type: 'string', pattern: source }, example }));

const linear = (name: string, source: string, example: string = EVIL): HostileCase => ({
  name: `pattern ${name}`,
  make: () => pattern(source, example),
  verdict: 'non-conforme',
  findings: ['oas3-valid-media-example'],
});

/** Formats whose patterns unfold into too many states for a text of this length. */
const GIVEN_UP: readonly string[] = ['hostname', 'ipv6', 'uri-reference'];

export const patterns: readonly HostileCase[] = [
  linear('^(a+)+$', '^(a+)+$'),
  linear('^(a|a)*$', '^(a|a)*$'),
  linear('^(a|aa)+$', '^(a|aa)+$'),
  linear('(a*)*b', '(a*)*b'),
  linear('(.*)*=x', '(.*)*=x'),
  linear('^(([a-z])+.)+[A-Z]([a-z])+$', '^(([a-z])+.)+[A-Z]([a-z])+$'),
  linear('^(?=(a+)+$)', '^(?=(a+)+$)'),
  linear('^(?:a?){40}a{40}$', '^(?:a?){40}a{40}$'),
  linear('with 5 wildcards on 50 000 characters', '.*.*.*.*.*x', 'a'.repeat(50_000)),
  linear('\\s+$ on 200 000 blanks', '\\s+$', `${' '.repeat(200_000)}x`),
  linear('^(.|\\s)+$ on 100 000 characters', '^(.|\\s)+x$', 'a'.repeat(100_000)),
  {
    name: 'pattern with a backreference',
    make: () => pattern('^(a+)+\\1b$'),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': '^(a+)+\\1b$' },
  },
  {
    name: 'pattern of 1 000 × 1 000 repetitions',
    make: () => pattern('^((a{0,1000}){0,1000}){0,1000}$'),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': 'a{0,1000}' },
  },
  {
    name: 'pattern of 1 MB',
    make: () => pattern(`^(${'a|'.repeat(500_000)}b)+$`),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': 'expression régulière' },
  },
  {
    name: 'pattern of 20 000 groups within groups',
    make: () => pattern(`${'('.repeat(20_000)}a${')'.repeat(20_000)}`),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': 'expression régulière' },
  },
  {
    name: 'pattern that is none',
    make: () => pattern('(['),
    verdict: 'non-conforme',
    findings: ['oas3-schema', 'oas3-valid-media-example'],
  },
  {
    name: 'evil patternProperties',
    make: () =>
      soundText(
        {},
        answering({
          schema: { patternProperties: { '^(a+)+$': { type: 'string' } } },
          example: { [EVIL]: 1 },
        }),
      ).replace('3.0.3', '3.1.0'),
    verdict: 'conforme',
  },
  {
    name: 'format regex on an evil pattern',
    make: () =>
      soundText({}, answering({ schema: { type: 'string', format: 'regex' }, example: '^(a+)+$' })),
    verdict: 'conforme',
  },
  ...[
    'uri',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri-template',
    'date-time',
    'json-pointer',
    'uuid',
    'duration',
    'byte',
    'uri-reference',
  ].map(
    (format): HostileCase => ({
      name: `format ${format} on 300 000 characters`,
      make: () =>
        soundText(
          {},
          answering({
            schema: { type: 'string', format },
            example: `${format === 'email' ? '' : 'http://'}${'a.1:%'.repeat(60_000)}\\`,
          }),
        ),
      ...(GIVEN_UP.includes(format)
        ? {
            verdict: 'non-evaluable',
            inconclusive: { 'oas3-valid-media-example': 'expression régulière' },
          }
        : { verdict: 'non-conforme' }),
    }),
  ),
  {
    name: 'format url on 300 000 characters',
    make: () =>
      soundText(
        {},
        answering({
          schema: { type: 'string', format: 'url' },
          example: `http://${'a.1:%'.repeat(60_000)}\\`,
        }),
      ),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': 'expression régulière' },
  },
  {
    name: 'a path of 300 000 characters',
    make: () => soundText({ paths: { [`/${'a/{b}'.repeat(60_000)}`]: {} } }),
    verdict: 'non-evaluable',
    obstacles: ['nom-trop-long'],
  },
  {
    name: 'a server URL of 300 000 characters',
    make: () => soundText({ servers: [{ url: `https://e.org/${'/{a}'.repeat(75_000)}x` }] }),
    verdict: 'non-conforme',
  },
  {
    name: 'texts of 300 000 characters everywhere, for the territory',
    make: () =>
      soundText(
        {
          info: {
            title: 'a'.repeat(300_000),
            version: '1.'.repeat(150_000),
            contact: { email: `${'a@'.repeat(150_000)}`, url: `https://${'a'.repeat(300_000)}` },
          },
          servers: [{ url: `https://e.org/${'v1/'.repeat(100_000)}x` }],
        },
        { operationId: 'a-'.repeat(150_000), tags: ['a '.repeat(150_000)] },
      ),
    verdict: 'non-conforme',
    ruleset: 'territoire',
  },
  {
    name: 'texts of 300 000 characters everywhere',
    make: () =>
      soundText(
        {
          info: {
            title: ' '.repeat(300_000),
            version: '1.'.repeat(150_000),
            description: `${'<script '.repeat(40_000)}eval`,
            contact: { email: `${'a@'.repeat(150_000)}`, url: `https://${'a'.repeat(300_000)}` },
          },
          servers: [{ url: `https://e.org/${'v1/'.repeat(100_000)}x` }],
        },
        {
          operationId: 'a-'.repeat(150_000),
          tags: ['a '.repeat(150_000)],
          description: `${'eval( '.repeat(50_000)}`,
        },
      ),
    verdict: 'non-conforme',
  },
];
