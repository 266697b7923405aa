/** What a contract tolerates of a swap is said of fields that it has, with a reason. */
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';

const all = contracts.flatMap(({ ref, comparisons, fields, operations }) =>
  Object.entries(comparisons).map(([id, comparison]) => ({
    ...{ ref, id, comparison, fields: fields[id] ?? [] },
    operation: operations.find((each) => each.id === id),
  })),
);

describe.each(all)('$ref $id', ({ id, comparison, operation, fields }) => {
  it('is what a vendor carries out, perhaps shown in part', () => {
    expect(operation).toMatchObject({ origin: 'vendor' });
    expect(operation?.view?.of ?? id).toBe(id);
  });

  it('has a reason for each tolerance: a French sentence', () => {
    for (const [path, { why }] of Object.entries(comparison.tolerances)) {
      expect([path, why]).toEqual([path, expect.stringMatching(/^\p{Lu}.{10,}\.$/u)]);
    }
  });

  it('tolerates something of fields, not a whole answer', () => {
    expect(Object.keys(comparison.tolerances)).not.toContain('');
    const known = fields.filter((field) =>
      Object.keys(comparison.tolerances).some(
        (path) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
      ),
    );
    if (Object.keys(comparison.tolerances).length > 0) expect(known.length).toBeGreaterThan(0);
  });

  it('has keys of lists', () => {
    for (const path of Object.keys(comparison.keys)) expect(path).toMatch(/\[\]$/);
  });
});
