/**
 * Three vendors replaced by three others in the deployed bundle, and nothing changes for the consumer:
 * the proof first, then the move, the same script before and after, and the way back.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import type { SwapReport } from '../../src/model/swap.ts';
import { VERDICTS } from '../../src/swap/words.ts';
import type { Consumer, Summary } from '../consumers/call.ts';
import { REFUSED, type ShownSwap, SWAPS } from '../swaps.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { newCommune } from './territory.ts';

const PAGES = `${import.meta.dirname}/../../docs/swaps`;

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

async function proved({ contract, from, to, exchanges }: ShownSwap, territory: string) {
  const asked = { territory, contract, from, to, exchanges };
  const answer = await endpoint.administer('POST', '/api/administration/bascules', asked);
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as SwapReport).findings;
}

/** What the committed consumer of the contract makes of a territory. */
async function consumed(contract: string, code: string) {
  const found = contracts.find(({ ref }) => ref === contract);
  if (found === undefined) throw new Error(`no contract ${contract}`);
  const { id, major, operations } = found;
  const { consume }: { consume: Consumer } = await import(`../consumers/${id}.ts`);
  const scopes = [...new Set(operations.flatMap((operation) => operation.scopes))];
  const token = scopes.length === 0 ? undefined : await endpoint.tokenFor(scopes);
  return consume({ baseUrl: `${endpoint.url}/territoires/${code}/${id}/v${major}`, token });
}

describe.each(SWAPS)('$name', (swap) => {
  it('is proved: every exchange answered by both, no difference that is not tolerated and told', async () => {
    const findings = await proved(swap, '33063');
    expect(findings.reasons.join(' ')).not.toBe('');
    expect(['interchangeable', 'interchangeable-avec-ecarts-toleres']).toContain(findings.verdict);
    expect(findings.exchanges).toHaveLength(swap.exchanges.length);
    for (const { exchange, diff, from, to } of findings.exchanges) {
      expect([exchange.operation, from.status, to.status]).toEqual([exchange.operation, 200, 200]);
      expect(diff).toMatchObject({ different: 0, complete: true });
    }
    const page = readFileSync(`${PAGES}/${swap.name}.md`, 'utf8');
    expect(page).toContain(`**${VERDICTS[findings.verdict]}**`);
    // Nothing compared proves nothing.
    const compared = findings.exchanges.map(({ diff }) => diff?.equal ?? 0);
    expect(Math.max(...compared)).toBeGreaterThan(10);
  });

  it('is made and unmade, and the same script works before, after and again', async () => {
    const { code } = await newCommune(endpoint, swap.from);
    const plugOf = async (service: string) => {
      const move = { territory: code, contract: swap.contract, service };
      const moved = await endpoint.administer('POST', '/api/administration/raccordements', move);
      expect(moved.status).toBe(201);
    };
    const before = await consumed(swap.contract, code);
    await plugOf(swap.to);
    const after = await consumed(swap.contract, code);
    await plugOf(swap.from);
    const again = await consumed(swap.contract, code);
    expect(before.rows.length).toBeGreaterThan(0);
    expect(alike(after)).toEqual(alike(before));
    expect(again).toEqual(before);
  });
});

/** As a person sees it: capitals are no other word, and ten metres are no other place. */
function alike({ title, rows }: Summary): unknown {
  const seen = (name: string, value: unknown) => {
    if (typeof value === 'string') return value.toLowerCase();
    return name === 'metres' ? Math.round(Number(value) / 10) : value;
  };
  const row = (each: object) =>
    Object.entries(each).map(([name, value]) => [name, seen(name, value)]);
  return { title, rows: rows.map(row) };
}

it('that would take an operation away is refused, and says which', async () => {
  const findings = await proved(REFUSED, '33063');
  expect(findings.verdict).toBe('non-interchangeable');
  expect(findings.losses.operations).toEqual(expect.arrayContaining(['chantiers']));
});
