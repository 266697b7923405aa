/** What the adapters give, judged by MobilityData's own schemas rather than by ours. */
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { converse, recorded } from '../adapters/converse.ts';
import { kinds } from '../adapters/services.ts';
import { SHARED } from '../corpus.ts';

const ORACLES = `${SHARED}/suites/oracles/gbfs/v3.0`;
const here = existsSync(ORACLES);

describe.skipIf(!here)(`GBFS 3.0${here ? '' : ' (SAUTÉ : ../shared est absent)'}`, () => {
  const cycling = kinds.filter(({ adapter }) => adapter.contract === 'velos@3');
  const cases = cycling.flatMap((kind) =>
    Object.keys(kind.adapter.operations).map((operation) => ({ ...kind, operation })),
  );

  it.each(cases)(
    '$adapter.id $operation',
    ({ adapter, service, serviceUrl, recordings, operation }) => {
      const ajv = new Ajv({ strict: false });
      addFormats(ajv);
      const oracle = ajv.compile(JSON.parse(readFileSync(`${ORACLES}/${operation}.json`, 'utf8')));
      const bodyAt = recorded(recordings);
      const { settings } = service;
      oracle(converse({ adapter, operation, settings, serviceUrl, bodyAt }).body);
      expect(oracle.errors ?? []).toEqual([]);
    },
  );
});
