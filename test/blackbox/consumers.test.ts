/**
 * The promise of the product: a consumer that knows the contract alone. The committed script of each
 * contract (test/consumers/) runs unchanged against every service of the demo.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { DEMO_ORIGIN, demoTerritory } from '../../src/build/demo.ts';
import { contracts } from '../../src/contracts/index.ts';
import { offeredBy } from '../../src/gateway/capability.ts';
import type { ConsumerScript, Summary } from '../consumers/call.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { newCommune } from './territory.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

const { services } = demoTerritory(DEMO_ORIGIN);

describe.each(contracts)('the consumer of $ref', ({ id, major, ref, operations }) => {
  const plugged = services.filter(({ contract }) => contract === ref);
  const shapes = new Set<string>();

  it('has two vendors at least to be swapped between', () => {
    expect(plugged.length).toBeGreaterThan(1);
  });

  it.each(plugged)('works with $id', async (service) => {
    const { consume, needs = [] }: ConsumerScript = await import(`../consumers/${id}.ts`);
    const { code } = await newCommune(endpoint, service.id);
    const scopes = [...new Set(operations.flatMap((operation) => operation.scopes))];
    const token = scopes.length === 0 ? undefined : await endpoint.tokenFor(scopes);
    const baseUrl = `${endpoint.url}/territoires/${code}/${id}/v${major}`;
    const offered = offeredBy(service, { contracts, adapters });
    if (!needs.every((need) => offered.includes(need))) {
      await expect(consume({ baseUrl, token })).rejects.toMatchObject({ status: 501 });
      return;
    }
    const summary = await consume({ baseUrl, token });
    expect(summary.rows.length).toBeGreaterThan(0);
    shapes.add(shapeOf(summary));
    expect([...shapes]).toHaveLength(1);
  });
});

/** Names and kinds, whatever the values; the title says nothing of a vendor, so it is compared whole. */
function shapeOf({ title, rows }: Summary): string {
  const kinds = rows.map((row) =>
    JSON.stringify(Object.entries(row).map(([name, value]) => [name, typeof value])),
  );
  return [title, ...new Set(kinds)].join('\n');
}
