import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleContract } from '../../src/build/bundle-contract.ts';
import { type Check, validator } from '../../src/contracts/check.ts';
import { velos } from '../../src/contracts/velos.ts';

const status = velos.operations.find(({ id }) => id === 'station_status');

it('says in French where a body deviates, without a word of it', () => {
  const examples = `${import.meta.dirname}/../../specs/velos/examples`;
  const body = JSON.parse(readFileSync(`${examples}/station_status.typical.json`, 'utf8'));
  body.data.stations[1].num_vehicles_available = 'texte de l’éditeur';
  expect(status?.validate(body)).toEqual([
    {
      path: '/data/stations/1/num_vehicles_available',
      message: 'doit être de type integer',
    },
  ]);
});

it('names the rule when it has no words for it', () => {
  const check: Check = Object.assign(() => false, {
    errors: [{ instancePath: '/a', keyword: 'uniqueItems', params: {} }],
  });
  expect(validator(check)(0)).toEqual([
    { path: '/a', message: 'ne respecte pas la règle « uniqueItems »' },
  ]);
});

it('bundles shared components, examples and nothing twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  mkdirSync(join(folder, 'demo'));
  const shared =
    'components:\n  schemas:\n    A: { type: string }\n    B: { $ref: "#/components/schemas/A" }\n';
  writeFileSync(join(folder, 'shared.yaml'), shared);
  writeFileSync(join(folder, 'demo/a.json'), '{"b":"c"}');
  const main = join(folder, 'demo/v1.yaml');
  const of = (reference: string, schemas = '') =>
    `openapi: 3.1.0\nx: { $ref: "${reference}" }\ny: { externalValue: a.json }\ncomponents:\n  schemas: {${schemas}}\n`;
  writeFileSync(main, of('../shared.yaml#/components/schemas/B'));
  expect(await bundleContract(main)).toEqual({
    openapi: '3.1.0',
    x: { $ref: '#/components/schemas/B' },
    y: { value: { b: 'c' } },
    components: { schemas: { A: { type: 'string' }, B: { $ref: '#/components/schemas/A' } } },
  });
  writeFileSync(main, of('../shared.yaml#/components/schemas/B', ' A: { type: number } '));
  await expect(bundleContract(main)).rejects.toThrow('is defined in');
  writeFileSync(main, of('../shared.yaml#/components/schemas/C'));
  await expect(bundleContract(main)).rejects.toThrow('has no schemas/C');
  writeFileSync(main, of('../shared.yaml'));
  await expect(bundleContract(main)).rejects.toThrow('does not point to a component');
});
