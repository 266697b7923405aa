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

/** Of every operation of the administration. */
export const closed = {
  '401': { $ref: '#/components/responses/Unauthorised' },
  '503': { $ref: '#/components/responses/Closed' },
};

export const FORMAT = {
  name: 'format',
  in: 'query',
  description: 'Format du rapport ; l’en-tête Accept décide par défaut.',
  schema: { type: 'string', enum: FORMATS.map(({ id }) => id) },
};

export function report(description: string, headers?: object) {
  return {
    description,
    ...(headers !== undefined && { headers }),
    content: Object.fromEntries(
      FORMATS.map(({ mediaType }) => [
        mediaType,
        {
          schema:
            mediaType === 'application/json'
              ? { $ref: '#/components/schemas/Report' }
              : { type: 'string' },
        },
      ]),
    ),
  };
}
