import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SOURCE } from '../reports/fixture.ts';

/** Documents as a supplier would bring them. */
export const FAULTY = { name: 'dechets.yaml', mimeType: 'application/yaml', text: SOURCE };

export const BROKEN = {
  name: 'casse.yaml',
  mimeType: 'application/yaml',
  text: 'openapi: 3.1.0\ninfo: [\n',
};

export const HOSTILE_SPEC = {
  name: 'hostile.json',
  mimeType: 'application/json',
  text: JSON.stringify(
    {
      openapi: '3.0.3',
      info: { title: '</script><script>document.title="pris"</script>', version: '\u202e1' },
      paths: { '/<img src=x onerror=alert(1)>': { get: { responses: {} } } },
    },
    null,
    2,
  ),
};

const depot = readFileSync(
  resolve(import.meta.dirname, '../../docs/samples/reports/depot.yaml'),
  'utf8',
);

/** What a vendor submits, and what it submits again: one thing fixed, one gone wrong. */
export const DEPOSIT = { name: 'depot.yaml', mimeType: 'application/yaml', text: depot };
export const CORRECTED = {
  name: 'depot-v2.yaml',
  mimeType: 'application/yaml',
  text: depot
    .replaceAll('http://', 'https://')
    .replace('operationId: listRecyclingCentres', 'x-operation: listRecyclingCentres'),
};

export interface Sample {
  readonly name: string;
  readonly mimeType: string;
  readonly text: string;
}

/** As playwright takes a file that is on no disk. */
export function upload({ name, mimeType, text }: Sample) {
  return { name, mimeType, buffer: Buffer.from(text) };
}
