import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SwapReport, TrialState } from '../../src/model/swap.ts';
import { type Endpoint, RUNNING, startEndpoint } from './endpoint.ts';
import { type Commune, newCommune } from './territory.ts';

const SWAPS = '/api/administration/bascules';
const PLUGS = '/api/administration/raccordements';
const VELOS = 'velos@3';
const READS = ['system_information', 'vehicle_types', 'station_information', 'station_status'];

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

async function prove(body: object, territory = '33063') {
  const response = await endpoint.administer('POST', SWAPS, {
    ...{ territory, contract: VELOS },
    ...body,
  });
  return { status: response.status, location: response.headers.get('location'), response };
}

const reads = READS.map((operation) => ({ operation, parameters: {} }));

const trialPath = ({ code }: Commune) => `/api/administration/essais/${code}/${VELOS}`;

async function tried(commune: Commune, body: object): Promise<TrialState> {
  const response = await endpoint.administer('PUT', trialPath(commune), body);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as TrialState;
}

async function trialOf(commune: Commune): Promise<TrialState> {
  return (await (await endpoint.administer('GET', trialPath(commune))).json()) as TrialState;
}

/** What goes on after an answer is soon done, and nobody tells when. */
async function until<T>(look: () => Promise<T>, done: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const seen = await look();
    if (done(seen) || Date.now() > deadline) return seen;
    await setTimeout(50);
  }
}

/** A new service like one of the demo, plugged nowhere that a test looks at. */
async function candidateLike(like: string): Promise<string> {
  return (await newCommune(endpoint, like)).service.id;
}

const outcomes = ({ findings }: SwapReport) =>
  findings.exchanges.map(({ exchange, outcome }) => [exchange.operation, outcome]);

describe('a replay', () => {
  it('from Opendatasoft to a GBFS of the same network proves that no consumer would notice', async () => {
    const { status, location, response } = await prove({
      ...{ from: 'velos-opendatasoft-v2', to: 'velos-gbfs-3-reseau', exchanges: reads },
    });
    const report = (await response.json()) as SwapReport;
    expect(status).toBe(201);
    expect(report.findings.verdict).toBe('interchangeable-avec-ecarts-toleres');
    expect(outcomes(report)).toEqual(READS.map((operation) => [operation, 'tolerated']));
    for (const { diff } of report.findings.exchanges) {
      expect(diff).toMatchObject({ different: 0, complete: true });
      expect(diff?.differences.every(({ tolerance }) => tolerance !== null)).toBe(true);
    }
    expect(report.findings.unproven).toEqual([]);
    expect(location).toBe(`${SWAPS}/${report.id}`);
    expect(await (await endpoint.administer('GET', location ?? '')).json()).toEqual(report);
    const list = await (await endpoint.administer('GET', `${SWAPS}?limit=1`)).json();
    expect(list).toMatchObject({ swaps: [{ id: report.id, digest: report.digest }] });
  });

  it('to one that serves twelve stations of a hundred and twenty-one is refused, and says why', async () => {
    const { response } = await prove({
      ...{ from: 'velos-opendatasoft-v2', to: 'velos-gbfs-3', exchanges: reads },
    });
    const { findings } = (await response.json()) as SwapReport;
    expect(findings.verdict).toBe('non-interchangeable');
    const information = findings.exchanges[2];
    expect(information?.diff?.differences[0]).toMatchObject({
      ...{ field: 'data.stations[]', kind: 'missing', count: 109, tolerance: null },
    });
    expect(information?.diff?.differences[0]?.examples[0]?.path).toBe(
      'data.stations[station_id="13"]',
    );
  });

  it('that loses an operation is refused even when nobody asked for it', async () => {
    const { response } = await prove({
      ...{ from: 'velos-gbfs-3', to: 'velos-gbfs-3-reseau' },
      exchanges: [{ operation: 'system_information' }],
    });
    const { findings } = (await response.json()) as SwapReport;
    expect(findings.verdict).toBe('non-interchangeable');
    expect(findings.losses.operations).toEqual(['vehicle_status']);
    expect(findings.unproven).toContain('station_status');
  });

  it('of the last reads of the plug asks what consumers asked', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    const to = 'velos-gbfs-3-reseau';
    const nothing = await prove({ from: commune.service.id, to }, commune.code);
    expect(await nothing.response.json()).toMatchObject({ findings: { verdict: 'non-concluant' } });
    for (const operation of ['station_status', 'vehicle_types', 'station_status']) {
      await (await endpoint.get(commune.path(operation))).body?.cancel();
    }
    const report = await until(
      async () => {
        const { response } = await prove({ from: commune.service.id, to, last: 9 }, commune.code);
        return (await response.json()) as SwapReport;
      },
      ({ findings }) => findings.exchanges.length === 2,
    );
    expect(outcomes(report).toSorted()).toEqual([
      ['station_status', 'tolerated'],
      ['vehicle_types', 'tolerated'],
    ]);
  });

  it('proves nothing while the incumbent fails', async () => {
    const commune = await newCommune(endpoint, 'velos-jcdecaux');
    await endpoint.setFault('jcdecaux', 'error');
    try {
      const { response } = await prove({
        ...{ from: commune.service.id, to: 'velos-gbfs-3' },
        exchanges: [{ operation: 'station_status' }],
      });
      const { findings } = (await response.json()) as SwapReport;
      expect(findings.verdict).toBe('non-concluant');
      expect(findings.exchanges[0]?.from).toEqual({ status: 502, problem: 'editeur-en-erreur' });
    } finally {
      await endpoint.setFault('jcdecaux', 'none');
    }
  });

  const good = { from: 'velos-opendatasoft-v2', to: 'velos-gbfs-3', exchanges: reads };
  it.each([
    [{ ...good, to: 'nulle-part' }, 404, 'service-inconnu'],
    [{ ...good, to: good.from }, 400, 'requete-invalide'],
    [{ ...good, last: 3 }, 400, 'requete-invalide'],
    [{ ...good, exchanges: [{ operation: 'gbfs' }] }, 400, 'requete-invalide'],
    [{ ...good, exchanges: [{ operation: 'station_status', parameters: { a: '1' } }] }, 400, ''],
  ])('that cannot be: %j', async (body, status, code) => {
    const answer = await prove(body);
    expect(answer.status).toBe(status);
    if (code !== '') expect(await answer.response.json()).toMatchObject({ code });
  });
});

describe('shadow mode', () => {
  it('compares what was just answered, and counts', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    const candidate = await candidateLike('velos-gbfs-3');
    await tried(commune, { candidate, mode: 'shadow', share: 100 });
    for (const operation of READS) {
      expect((await endpoint.get(commune.path(operation))).status).toBe(200);
    }
    const seen = await until(
      () => trialOf(commune),
      ({ counters }) => counters.asked === READS.length,
    );
    expect(seen.counters).toMatchObject({ asked: 4, different: 4, failed: 0 });
    expect(seen.differences.length).toBeGreaterThan(2);
    expect(seen.differences.every(({ difference }) => difference.tolerance === null)).toBe(true);
  });

  it('of a candidate that stalls changes neither the answer nor its delay', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    const candidate = await candidateLike('velos-gbfs-3');
    await tried(commune, { candidate, mode: 'shadow', share: 100 });
    await endpoint.setFault('gbfs-3', 'stall');
    try {
      const start = Date.now();
      const response = await endpoint.get(commune.path('station_status'));
      const body = (await response.json()) as { data: { stations: unknown[] } };
      // The candidate's own deadline is a second.
      expect(Date.now() - start).toBeLessThan(900);
      expect([response.status, body.data.stations.length]).toEqual([200, 121]);
      const seen = await until(
        () => trialOf(commune),
        ({ counters }) => counters.asked === 1,
      );
      expect(seen).toMatchObject({
        counters: { asked: 1, failed: 1 },
        problems: { 'editeur-trop-lent': 1 },
      });
    } finally {
      await endpoint.setFault('gbfs-3', 'none');
    }
  });
});

describe.skipIf(RUNNING)('a canary', () => {
  /** How often each service answered on the commune, as the journal says. */
  const servedOn = ({ code }: Commune) => {
    const lines = endpoint.logs.filter((line) => line.includes(`"territory":"${code}"`));
    const services = lines.map((line) => (JSON.parse(line) as { service: string }).service);
    const counts = new Map<string, number>();
    for (const service of services) counts.set(service, (counts.get(service) ?? 0) + 1);
    return counts;
  };

  const readMany = async (commune: Commune, times: number) => {
    for (let asked = 0; asked < times; asked += 20) {
      const batch = Array.from({ length: 20 }, () => endpoint.get(commune.path('station_status')));
      for (const response of await Promise.all(batch)) {
        expect(response.status).toBe(200);
        await response.body?.cancel();
      }
    }
  };

  /** A machine that is busy may miss the first deadline; then the answer is at hand. */
  const warm = async (like: string): Promise<Commune> => {
    const commune = await newCommune(endpoint, like);
    await until(
      async () => {
        const response = await endpoint.get(commune.path('station_status'));
        await response.body?.cancel();
        return response.status;
      },
      (status) => status === 200,
    );
    return commune;
  };

  it('serves its share of the reads, and rolls back with the next request', async () => {
    const commune = await warm('velos-opendatasoft-v2');
    const candidate = (await warm('velos-gbfs-3-reseau')).service.id;
    const before = servedOn(commune).get(commune.service.id) ?? 0;
    await tried(commune, { candidate, mode: 'canary', share: 30 });
    await readMany(commune, 400);
    const counts = await until(
      async () => servedOn(commune),
      (seen) => [...seen.values()].reduce((sum, each) => sum + each, 0) >= before + 400,
    );
    // 400 draws of 30 %: five standard deviations are 46.
    expect(counts.get(candidate)).toBeGreaterThan(120 - 46);
    expect(counts.get(candidate)).toBeLessThan(120 + 46);
    expect((await endpoint.administer('DELETE', trialPath(commune))).status).toBe(204);
    await readMany(commune, 60);
    const after = await until(
      async () => servedOn(commune),
      (seen) => [...seen.values()].reduce((sum, each) => sum + each, 0) >= before + 460,
    );
    expect(after.get(candidate)).toBe(counts.get(candidate));
    expect((await endpoint.administer('GET', trialPath(commune))).status).toBe(404);
  });

  it('whose candidate fails is answered by the incumbent', async () => {
    const commune = await warm('velos-opendatasoft-v2');
    const candidate = await candidateLike('velos-gbfs-3');
    await tried(commune, { candidate, mode: 'canary', share: 100 });
    await endpoint.setFault('gbfs-3', 'error');
    try {
      await readMany(commune, 20);
      expect(servedOn(commune).get(candidate)).toBeUndefined();
    } finally {
      await endpoint.setFault('gbfs-3', 'none');
    }
    const seen = await until(
      () => trialOf(commune),
      ({ counters }) => counters.failed > 0,
    );
    expect(Object.keys(seen.problems).join()).toMatch(/editeur-(?:en-erreur|trop-lent)/);
  });
});

describe('the plug', () => {
  const plugged = async ({ code }: Pick<Commune, 'code'>) => {
    const path = `/territoires/${code}/velos/v3/couverture.json`;
    return (await (await endpoint.get(path)).json()) as {
      service: { id: string };
      plug: { territory: string };
    };
  };

  it('is moved by a commit and back by a rollback, each with the next request', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    const candidate = 'velos-gbfs-3-reseau';
    const committed = await tried(commune, { candidate, mode: 'committed' });
    expect((await plugged(commune)).service.id).toBe(candidate);
    // Asked again, it is where it was: the way back leads to the same place.
    expect(await tried(commune, { candidate, mode: 'committed' })).toEqual(committed);
    expect((await endpoint.administer('DELETE', trialPath(commune))).status).toBe(204);
    expect((await plugged(commune)).service.id).toBe(commune.service.id);
  });

  it('of a commune goes back to its EPCI’s, from which it came', async () => {
    const commune = { code: '33165' };
    await endpoint.administer('PUT', '/api/administration/territoires', {
      territories: [
        { code: '243300316', kind: 'epci', name: 'Bordeaux Métropole', epci: null },
        { code: '33165', kind: 'commune', name: 'Commune de l’essai', epci: '243300316' },
      ],
    });
    const path = `/api/administration/essais/${commune.code}/${VELOS}`;
    const body = { candidate: 'velos-gbfs-3-reseau', mode: 'committed' };
    expect((await endpoint.administer('PUT', path, body)).status).toBe(201);
    expect(await plugged(commune)).toMatchObject({
      plug: { territory: commune.code },
      service: { id: 'velos-gbfs-3-reseau' },
    });
    await endpoint.administer('DELETE', path);
    expect(await plugged(commune)).toMatchObject({
      plug: { territory: '243300316' },
      service: { id: 'velos-opendatasoft-v2' },
    });
  });

  it('moved by somebody else in the meantime ends the effect of a trial', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    await tried(commune, { candidate: 'velos-gbfs-3-reseau', mode: 'canary', share: 100 });
    const other = { territory: commune.code, contract: VELOS, service: 'velos-jcdecaux' };
    await endpoint.administer('POST', PLUGS, other);
    const response = await endpoint.get(commune.path('station_status'));
    const { data } = (await response.json()) as { data: { stations: unknown[] } };
    expect(data.stations).toHaveLength(12);
  });

  it.each([
    [{ candidate: 'velos-opendatasoft-v2', mode: 'shadow', share: 10 }, 409],
    [{ candidate: 'velos-gbfs-3', mode: 'shadow', share: 0 }, 400],
    [{ candidate: 'velos-gbfs-3', mode: 'shadow' }, 400],
    [{ candidate: 'velos-gbfs-3', mode: 'committed', share: 3 }, 400],
    [{ candidate: 'nulle-part', mode: 'canary', share: 3 }, 404],
  ])('has no trial such as %j', async (body, status) => {
    const path = `/api/administration/essais/33063/${VELOS}`;
    expect((await endpoint.administer('PUT', path, body)).status).toBe(status);
    expect((await endpoint.administer('GET', path)).status).toBe(404);
  });
});
