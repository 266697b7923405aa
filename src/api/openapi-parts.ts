/** What several operations of our own description are made of. */
import { FORMATS } from '../reports/index.ts';
import type { schemas } from './openapi-schemas.ts';

type Schema = keyof typeof schemas;

export const json = (schema: Schema) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
});

export const ok = (description: string, schema: Schema, headers?: object) => ({
  description,
  ...(headers !== undefined && { headers }),
  content: json(schema),
});

export const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

export const PUBLIC: object[] = [];
export const ADMINISTRATORS = [{ administrator: [] }];

/** Of every operation: see `admission.ts`. */
export const always = {
  '429': { $ref: '#/components/responses/TooMany' },
  '500': { $ref: '#/components/responses/Broken' },
  '503': { $ref: '#/components/responses/Full' },
};

/** Of every operation of the administration. */
export const closed = {
  '401': { $ref: '#/components/responses/Unauthorised' },
  '403': { $ref: '#/components/responses/Closed' },
  ...always,
};

export const FORMAT = {
  name: 'format',
  in: 'query',
  description: 'Format du rapport ; l’en-tête Accept décide par défaut.',
  schema: { type: 'string', enum: FORMATS.map(({ id }) => id) },
};

/** Formats that are JSON have a shape; the others are text. */
const SHAPES: Readonly<Record<string, object>> = {
  'application/json': { schema: { $ref: '#/components/schemas/Report' } },
  'application/vnd.spectral+json': {
    schema: { type: 'array', items: { type: 'object' } },
    example: [],
  },
  'application/sarif+json': {
    schema: {
      type: 'object',
      required: ['version', 'runs'],
      properties: {
        version: { type: 'string', const: '2.1.0' },
        runs: { type: 'array', items: { type: 'object' } },
      },
    },
    example: { version: '2.1.0', runs: [] },
  },
};

export function report(description: string, headers?: object) {
  return {
    description,
    ...(headers !== undefined && { headers }),
    content: Object.fromEntries(
      FORMATS.map(({ mediaType }) => [
        mediaType,
        SHAPES[mediaType] ?? { schema: { type: 'string' } },
      ]),
    ),
  };
}
