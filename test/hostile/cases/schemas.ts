/** Schemas and examples that cost more than they weigh. */
import { answering, type HostileCase, soundText } from '../case.ts';

const raw = (text: string, value: string): string => text.replace('"@@"', value);

export const schemas: readonly HostileCase[] = [
  {
    name: 'uniqueItems on 100 000 numbers without a type',
    make: () =>
      raw(
        soundText(
          {},
          answering({ schema: { type: 'array', items: {}, uniqueItems: true }, example: '@@' }),
        ),
        `[${Array.from({ length: 100_000 }, (_, index) => index)}]`,
      ),
    verdict: 'conforme',
  },
  {
    name: 'uniqueItems on 100 000 typed numbers',
    make: () =>
      raw(
        soundText(
          {},
          answering({
            schema: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
            example: '@@',
          }),
        ),
        `[${Array.from({ length: 100_000 }, (_, index) => index)}]`,
      ),
    verdict: 'conforme',
  },
  {
    name: '200 000 values in an enum',
    make: () =>
      soundText(
        {},
        answering({
          schema: { type: 'string', enum: Array.from({ length: 200_000 }, (_, i) => `v${i}`) },
          example: 'v199999',
        }),
      ),
    verdict: 'conforme',
  },
  {
    name: '1 000 000 values in an enum',
    make: () =>
      soundText(
        {},
        answering({
          schema: { type: 'string', enum: Array.from({ length: 1_000_000 }, (_, i) => `v${i}`) },
          example: 'x',
        }),
      ),
    verdict: 'non-conforme',
    heavy: true,
  },
  {
    name: 'an enum of 3 000 values given to 3 000 examples',
    make: () =>
      soundText(
        {},
        answering({
          schema: {
            type: 'array',
            items: { enum: Array.from({ length: 3_000 }, (_, i) => ({ a: i })) },
          },
          example: Array.from({ length: 3_000 }, (_, i) => ({ a: i })),
        }),
      ),
    verdict: 'conforme',
  },
  {
    name: 'an example of 5 MB',
    make: () =>
      soundText(
        {},
        answering({
          schema: {
            type: 'array',
            items: { type: 'object', properties: { a: { type: 'string' } } },
          },
          example: Array.from({ length: 200_000 }, (_, i) => ({ a: `value ${i}` })),
        }),
      ),
    verdict: 'conforme',
    heavy: true,
  },
  {
    name: 'an example with 20 000 faults',
    make: () =>
      soundText(
        {},
        answering({
          schema: {
            type: 'array',
            items: { type: 'object', properties: { a: { type: 'string' } } },
          },
          example: Array.from({ length: 20_000 }, (_, i) => ({ a: i })),
        }),
      ),
    verdict: 'non-conforme',
  },
  {
    name: 'anyOf 20 deep of 2, none of which fits',
    make: () => {
      let schema: object = { type: 'string' };
      for (let level = 0; level < 20; level++) schema = { anyOf: [schema, schema] };
      return soundText({}, answering({ schema: { $ref: '#/components/schemas/A' }, example: 1 }))
        .replace(
          /}$/,
          `,"components":{"schemas":{"A":${JSON.stringify(schema).slice(0, 2_000_000)}`,
        )
        .concat('');
    },
    verdict: 'non-evaluable',
    obstacles: ['syntaxe-invalide'],
    heavy: true,
  },
  {
    name: 'a schema that recurses for ever on one value',
    make: () =>
      soundText(
        { components: { schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }] } } } },
        answering({ schema: { $ref: '#/components/schemas/A' }, example: 'x' }),
      ),
    verdict: 'conforme',
  },
  {
    name: 'a recursive schema and an example of 450 levels',
    make: () =>
      raw(
        soundText(
          {
            components: {
              schemas: { A: { properties: { a: { $ref: '#/components/schemas/A' } } } },
            },
          },
          answering({ schema: { $ref: '#/components/schemas/A' }, example: '@@' }),
        ),
        `${'{"a":'.repeat(450)}1${'}'.repeat(450)}`,
      ),
    verdict: 'conforme',
  },
  {
    name: '5 000 schemas with examples under one large reference',
    make: () => {
      const members: Record<string, object> = {
        Large: {
          type: 'object',
          properties: Object.fromEntries(
            Array.from({ length: 500 }, (_, i) => [`p${i}`, { type: 'string', example: 'x' }]),
          ),
        },
      };
      for (let i = 0; i < 500; i++) {
        members[`A${i}`] = {
          type: 'object',
          properties: { a: { $ref: '#/components/schemas/Large' } },
          example: { a: {} },
        };
      }
      return soundText({ components: { schemas: members } });
    },
    verdict: 'conforme-avec-reserves',
  },
  {
    name: 'keywords of the wrong kind',
    make: () =>
      soundText(
        {},
        answering({
          schema: {
            type: 42,
            properties: [],
            required: 'a',
            items: null,
            enum: {},
            pattern: 5,
            allOf: {},
            minimum: '1',
            format: [],
          },
          example: {},
        }),
      ),
    verdict: 'non-conforme',
  },
  {
    name: 'identifiers that send elsewhere',
    make: () =>
      soundText(
        {},
        answering({
          schema: {
            $id: 'http://169.254.169.254/schema',
            id: 'file:///etc/passwd',
            $schema: 'http://127.0.0.1/meta',
            $dynamicRef: 'http://127.0.0.1/x',
            type: 'string',
          },
          example: 'x',
        }),
      ).replace('3.0.3', '3.1.0'),
    verdict: 'non-conforme',
  },
];
