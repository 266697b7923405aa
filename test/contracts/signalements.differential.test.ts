/**
 * Our schema against the JSON schemas that Open311 publishes: whatever the contract accepts, a reader
 * of the standard accepts. The reverse does not hold, on purpose: `null` and more than one are theirs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { loadRequests } from '../../src/build/stand-ins/recording.ts';
import { signalements } from '../../src/contracts/signalements.ts';
import { answers, outcomeOf } from '../adapters/converse.ts';
import { neighbours } from '../adapters/neighbours.ts';
import { kinds } from '../adapters/services.ts';
import { SHARED } from '../corpus.ts';

const ORACLES = `${SHARED}/suites/oracles/open311/schema/georeport-v2`;
const EXAMPLES = `${import.meta.dirname}/../../specs/signalements/examples`;
const here = existsSync(ORACLES);

/** Operation → schema of Open311. */
const SCHEMAS = {
  services: 'services',
  service: 'service-definition',
  requests: 'requests',
  request: 'requests',
} as const;

function oracleOf(schema: string) {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  for (const part of ['service', 'request']) {
    ajv.addSchema(JSON.parse(readFileSync(`${ORACLES}/${part}.json`, 'utf8')), `${part}.json`);
  }
  return ajv.compile(JSON.parse(readFileSync(`${ORACLES}/${schema}.json`, 'utf8')));
}

/** Examples of the contract and what every adapter makes of its recordings. */
function bodiesOf(operation: string): readonly unknown[] {
  const examples = readdirSync(EXAMPLES)
    .filter((name) => name.startsWith(`${operation}.`))
    .map((name): unknown => JSON.parse(readFileSync(`${EXAMPLES}/${name}`, 'utf8')));
  const made = kinds
    .filter(({ adapter }) => adapter.contract === signalements.ref)
    .filter(({ adapter }) => Object.hasOwn(adapter.operations, operation))
    .map(({ adapter, service, serviceUrl, recordings }) => {
      const asked = loadRequests(recordings)[operation];
      const { settings } = service;
      const answerAt = answers(recordings);
      return outcomeOf({ adapter, settings, serviceUrl, operation, answerAt, ...asked });
    })
    .flatMap((outcome) => ('body' in outcome ? [outcome.body] : []));
  return [...examples, ...made];
}

describe.skipIf(!here)(
  `signalements v2 within GeoReport v2${here ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    it.each(Object.entries(SCHEMAS))('%s: all that we accept, Open311 accepts', (id, schema) => {
      const oracle = oracleOf(schema);
      const validate = signalements.operations.find((each) => each.id === id)?.validate;
      const tally = { accepted: 0, refused: 0 };
      const different: unknown[] = [];
      for (const body of bodiesOf(id)) {
        expect(validate?.(body)).toEqual([]);
        for (const document of [body, ...neighbours(body)]) {
          const ours = validate?.(document).length === 0;
          tally[ours ? 'accepted' : 'refused'] += 1;
          if (ours && !oracle(document)) different.push({ document, errors: oracle.errors });
        }
      }
      console.log(`${id}: ${JSON.stringify(tally)}, different: ${different.length}`);
      expect(different.slice(0, 2)).toEqual([]);
      expect(tally.accepted).toBeGreaterThan(5);
      expect(tally.refused).toBeGreaterThan(20);
    });
  },
);
