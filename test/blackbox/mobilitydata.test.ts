/** What the running gateway answers, held against MobilityData's own schemas of GBFS 3.0. */
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHARED } from '../corpus.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { newCommune } from './territory.ts';

const SCHEMAS = `${SHARED}/suites/oracles/gbfs/v3.0`;
const here = existsSync(SCHEMAS);

const KINDS = [
  'velos-opendatasoft-v2',
  'velos-opendatasoft-v1',
  'velos-gbfs-2',
  'velos-gbfs-3',
  'velos-jcdecaux',
];

function complaints(feed: string, body: unknown): unknown {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(`${SCHEMAS}/${feed}.json`, 'utf8')));
  return validate(body) ? null : validate.errors;
}

describe.skipIf(!here)(
  `GBFS 3.0 as MobilityData checks it${here ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    let endpoint: Endpoint;
    beforeAll(async () => {
      endpoint = await startEndpoint();
    });
    afterAll(() => endpoint.close());

    it.each(KINDS)('is what %s gives in every feed it offers', async (kind) => {
      const commune = await newCommune(endpoint, kind);
      const discovery = await (await endpoint.get(commune.path('gbfs'))).json();
      expect(complaints('gbfs', discovery)).toBeNull();
      const { feeds } = (discovery as { data: { feeds: { name: string; url: string }[] } }).data;
      expect(feeds.map(({ name }) => name)).toContain('station_status');
      for (const { name, url } of feeds) {
        expect([name, complaints(name, await (await fetch(url)).json())]).toEqual([name, null]);
      }
    });
  },
);
