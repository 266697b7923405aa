import { describe, expect, it } from 'vitest';
import { gather } from '../../src/gateway/gather.ts';
import { LIMITS } from '../../src/gateway/limits.ts';
import { answered, respond } from '../../src/gateway/respond.ts';
import type { Merge } from '../../src/model/contract.ts';
import type { Asked, Exchange } from '../../src/model/exchange.ts';
import type { FeedAnswer } from '../../src/model/ports.ts';
import { Problem } from '../../src/problems/problem.ts';
import { contract, metropole, serviceAt } from './fixture.ts';

const NOW = new Date('2026-11-28T12:01:00Z');

const merge: Merge = (parts) => ({
  items: parts.flatMap((part) => ('body' in part ? (part.body as { items: number[] }).items : [])),
});

function exchangeOf(services: number): Exchange {
  const sources = Array.from({ length: services }, (_, index): Asked => {
    const definition = serviceAt(`https://vendor${index}.example.fr/`, { id: `service-${index}` });
    return {
      service: definition.id,
      vendor: definition.vendor,
      territories: [`3300${index}`],
      definition,
    };
  });
  const operation = contract.operations.find(({ id }) => id === 'list');
  const [first] = sources;
  if (operation === undefined || first === undefined) throw new Error('nothing to ask');
  return {
    id: 'echange',
    request: {
      url: new URL('https://prise.example.fr/'),
      method: 'GET',
      headers: new Headers(),
      signal: new AbortController().signal,
      body: null,
    },
    target: { territory: metropole.code, contract: 'essais', major: 'v1', path: '/list.json' },
    receivedAt: NOW.toISOString(),
    contract: { ...contract, merges: { list: merge } },
    operation,
    pathParameters: {},
    resolved: {
      territory: metropole,
      plugTerritory: metropole.code,
      plug: {
        territory: metropole.code,
        contract: 'essais@1',
        service: first.service,
        validFrom: '',
        validUntil: null,
        priority: 0,
      },
      service: first.definition,
    },
    sources,
    consumer: 'anonyme',
    parameters: {},
    body: undefined,
  };
}

const good = (items: number[], retrievedAt: string, ttlSeconds = 60): FeedAnswer => ({
  ok: true,
  snapshot: { body: JSON.stringify({ items }), etag: '"x"', retrievedAt, ttlSeconds },
  outcome: 'hit',
});
const bad: FeedAnswer = { ok: false, problem: 'editeur-trop-lent', detail: '' };

/** The response of a territory whose services answer these, in order. */
async function read(answers: readonly (FeedAnswer | Error)[], headers: HeadersInit = {}) {
  const exchange = exchangeOf(answers.length);
  const { answer, parts } = await gather(exchange, async ({ id }) => {
    const given = answers[Number(id.split('-')[1])];
    if (given instanceof Error) throw given;
    if (given === undefined) throw new Error('no answer');
    return given;
  });
  const request = { ...exchange.request, headers: new Headers(headers) };
  return respond(answered({ ...exchange, request }, answer, parts), NOW);
}

it('merges what every service gives, as old as the oldest and as fresh as the first to expire', async () => {
  const response = await read([
    good([1], '2026-11-28T12:00:50Z'),
    good([2, 3], '2026-11-28T12:00:30Z', 45),
  ]);
  expect([response.status, await response.text()]).toEqual([200, '{"items":[1,2,3]}']);
  expect(response.headers.get('age')).toBe('30');
  expect(response.headers.get('cache-control')).toContain('max-age=45');
  expect(response.headers.get('sources')).toBe(
    '"service-0";status=200;retrieved="2026-11-28T12:00:50Z", "service-1";status=200;retrieved="2026-11-28T12:00:30Z"',
  );
});

describe('when one of them fails', () => {
  it('gives what the others gave, says which is missing, and lets nobody keep it', async () => {
    const response = await read([good([1], '2026-11-28T12:00:50Z'), bad]);
    expect([response.status, await response.text()]).toEqual([207, '{"items":[1]}']);
    expect(response.headers.get('sources')).toContain(
      '"service-1";status=504;code=editeur-trop-lent',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is not mistaken for the whole by who has it already', async () => {
    const whole = await read([good([1], '2026-11-28T12:00:50Z'), good([], '2026-11-28T12:00:50Z')]);
    const etag = whole.headers.get('etag') ?? '';
    const partial = await read([good([1], '2026-11-28T12:00:50Z'), bad], { 'if-none-match': etag });
    expect(partial.status).toBe(207);
  });

  it('counts a service that this gateway cannot ask among the failures', async () => {
    const response = await read([
      new Problem('operation-non-couverte', { detail: 'x' }),
      good([1], '2026-11-28T12:00:50Z'),
    ]);
    expect(response.status).toBe(207);
    expect(response.headers.get('sources')).toContain(
      '"service-0";status=501;code=operation-non-couverte',
    );
  });
});

describe('a service that does not know what is asked', () => {
  const unknown: FeedAnswer = { ok: false, problem: 'enregistrement-inconnu', detail: 'x' };

  it('takes nothing from an answer that another gives', async () => {
    const response = await read([unknown, good([1], '2026-11-28T12:00:50Z')]);
    expect([response.status, await response.text()]).toEqual([200, '{"items":[1]}']);
    expect(response.headers.get('sources')).toContain(
      '"service-0";status=404;code=enregistrement-inconnu',
    );
  });

  it('does not speak for one that did not answer', async () => {
    await expect(read([unknown, bad])).rejects.toMatchObject({ code: 'editeur-trop-lent' });
    await expect(read([unknown, unknown])).rejects.toMatchObject({
      code: 'enregistrement-inconnu',
    });
  });
});

it('has no answer when nobody has', async () => {
  await expect(read([bad, bad])).rejects.toMatchObject({ code: 'editeur-trop-lent' });
});

it('does not hide a bug of ours behind a partial answer', async () => {
  const reading = read([new TypeError('bug'), good([1], '2026-11-28T12:00:50Z')]);
  await expect(reading).rejects.toThrow(TypeError);
});

it('refuses a merge that does not keep the contract', async () => {
  await expect(
    read([good([1], '2026-11-28T12:00:50Z'), good([-5], '2026-11-28T12:00:50Z')]),
  ).rejects.toMatchObject({ code: 'editeur-hors-contrat' });
});

it('asks at most six at once, and all of them', async () => {
  let [flying, most, asked] = [0, 0, 0];
  await gather(exchangeOf(20), async () => {
    flying += 1;
    asked += 1;
    most = Math.max(most, flying);
    await new Promise(setImmediate);
    flying -= 1;
    return good([1], '2026-11-28T12:00:50Z');
  });
  expect([most, asked]).toEqual([LIMITS.sourcesAtOnce, 20]);
  expect(LIMITS.sourcesAtOnce).toBeLessThanOrEqual(6);
});
