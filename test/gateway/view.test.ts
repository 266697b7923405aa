import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { passed, shown } from '../../src/gateway/view.ts';
import { VendorError } from '../../src/model/adapter.ts';
import type { ContractOperation, View } from '../../src/model/contract.ts';
import type { Snapshot } from '../../src/model/exchange.ts';
import { contract } from './fixture.ts';

const list = z.object({ items: z.array(z.number()) });

function operation(view: View | undefined, changes: Partial<ContractOperation> = {}) {
  const found = contract.operations.find(({ id }) => id === 'list');
  if (found === undefined) throw new Error('the fixture has no list');
  return { ...found, view, ...changes };
}

const snapshot: Snapshot = {
  body: '{"items":[3,1,2]}',
  etag: '"entier"',
  retrievedAt: '2026-11-28T12:00:00Z',
  ttlSeconds: 60,
};

const above: View = {
  of: 'list',
  passes: ['region'],
  show: (body, { min = '0' }) => ({
    items: list.parse(body).items.filter((item) => item >= Number(min)),
  }),
};

it('asks the vendor only for what its answer depends on', () => {
  expect(passed(operation(above), { min: '2', region: 'sud' })).toEqual({ region: 'sud' });
  expect(passed(operation(undefined), { min: '2' })).toEqual({ min: '2' });
});

it('shows a part as a body of its own, as old as the whole', async () => {
  const part = await shown(operation(above), { min: '2' }, snapshot);
  expect(part).toMatchObject({ body: '{"items":[3,2]}', retrievedAt: snapshot.retrievedAt });
  expect(part.etag).not.toBe(snapshot.etag);
  expect(await shown(operation(undefined), {}, snapshot)).toBe(snapshot);
});

it('writes a text as it is', async () => {
  const csv: View = { of: 'list', show: (body) => list.parse(body).items.join('\n') };
  const text = await shown(operation(csv, { mediaType: 'text/csv' }), {}, snapshot);
  expect(text.body).toBe('3\n1\n2');
});

describe('a view that cannot be shown', () => {
  it('because there is nothing of that name is the consumer’s error', async () => {
    const one: View = {
      of: 'list',
      show: () => {
        throw new VendorError('absent', 'Aucun élément de ce nom.');
      },
    };
    await expect(shown(operation(one), {}, snapshot)).rejects.toMatchObject({
      code: 'enregistrement-inconnu',
      detail: 'Aucun élément de ce nom.',
    });
  });

  it('because it would not keep the contract is refused', async () => {
    const broken: View = { of: 'list', show: () => ({ items: [-1] }) };
    await expect(shown(operation(broken), {}, snapshot)).rejects.toMatchObject({
      code: 'editeur-hors-contrat',
    });
  });
});
