/** The contract through the whole gateway: its stand-ins behind, plain values for the platform. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { createApp } from '../../src/app.ts';
import { SECRETS, standInServices } from '../../src/build/stand-ins/services.ts';
import { type StandIns, startStandIns } from '../../src/build/stand-ins.ts';
import { contracts } from '../../src/contracts/index.ts';
import { signalements } from '../../src/contracts/signalements.ts';
import { parseConfig } from '../../src/env.ts';
import { boundedAdmission } from '../../src/gateway/admit.ts';
import { outbound } from '../../src/gateway/call.ts';
import { createFeed, EMPTY_FEED, type Feed } from '../../src/gateway/feed.ts';
import { feedName } from '../../src/gateway/feed-name.ts';
import { refresh } from '../../src/gateway/handle.ts';
import { readXml } from '../../src/gateway/read-xml.ts';
import { announcing, createLedger, type Entry, ledgerName } from '../../src/gateway/write.ts';
import type { Part } from '../../src/model/contract.ts';
import type { Plug, Resolved, Service, Territory } from '../../src/model/territory.ts';
import { NO_PROFILES, NO_SWAPS, NO_VERIFICATIONS } from '../gateway/no-verifications.ts';

const METROPOLE: Territory = { code: '243300316', kind: 'epci', name: 'Métropole', epci: null };
const COMMUNES = new Map([
  ['33063', 'signalements-open311'],
  ['33281', 'signalements-natif'],
]);

/** Offers no list, and so is no part of the whole territory here. */
const WITHOUT_LISTS = new Map([['33449', 'signalements-georchestra']]);

let standIns: StandIns;
let services: readonly Service[];
beforeAll(async () => {
  standIns = await startStandIns({ port: 0 });
  services = standInServices(standIns.origin);
});
afterAll(() => standIns.close());

function resolved(code: string, id: string | undefined): Resolved | undefined {
  const service = services.find((each) => each.id === id);
  if (service === undefined) return undefined;
  const territory: Territory = { code, kind: 'commune', name: code, epci: METROPOLE.code };
  const plug: Plug = {
    territory: code,
    contract: signalements.ref,
    service: service.id,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: null,
    priority: 0,
  };
  return { territory, plugTerritory: code, plug, service };
}

function setUp() {
  const catalogue = { contracts, adapters };
  const clock = { now: () => new Date() };
  const openDialogue = outbound({
    clock,
    secret: (name) => SECRETS.find((each) => each.name === name)?.value,
    localOrigins: [standIns.origin],
    deadlineMs: 2_000,
  });
  const entries = new Map<string, Entry>();
  const feeds = new Map<string, Feed>();
  const save = () => undefined;
  const app = createApp(() => ({
    config: parseConfig({}),
    clock,
    catalogue,
    admission: boundedAdmission(10, 10),
    registry: {
      territory: async () => METROPOLE,
      territories: async () => [METROPOLE],
      resolve: async (code) => resolved(code, COMMUNES.get(code) ?? WITHOUT_LISTS.get(code)),
      resolveWithin: async () =>
        [...COMMUNES].flatMap(([code, id]) => {
          const each = resolved(code, id);
          return each === undefined ? [] : [each];
        }),
      services: async () => services,
      plugs: async () => [],
      export: async () => ({ territories: [], vendors: [], services: [], plugs: [] }),
      movePlug: () => Promise.reject(new Error('no administration')),
      load: async () => undefined,
    },
    feeds: {
      async read(query) {
        const name = await feedName(query);
        const feed = feeds.get(name) ?? createFeed({ clock, load: () => EMPTY_FEED, save });
        feeds.set(name, feed);
        const rules = { staleSeconds: 0, backOffMs: 1_000 };
        return feed.read(() => refresh(query, { catalogue, clock, openDialogue }), rules);
      },
    },
    writes: {
      async carry(write) {
        const name = await ledgerName(write);
        const host = {
          load: () => entries.get(name),
          save: (entry: Entry) => void entries.set(name, entry),
          forget: () => void entries.delete(name),
        };
        return createLedger(host, (each, sent) =>
          refresh(each, { catalogue, clock, openDialogue: announcing(openDialogue, sent) }),
        ).carry(write);
      },
    },
    tokens: {
      verify: async (token) => ({
        id: 'demarches',
        scopes: token === 'bon' ? ['signalements:ecrire'] : [],
      }),
    },
    journal: { write: () => undefined },
    verifications: NO_VERIFICATIONS,
    profiles: NO_PROFILES,
    ...NO_SWAPS,
    newId: () => crypto.randomUUID(),
  }));
  const at = (code: string, path: string, init?: RequestInit) =>
    app.request(`https://prise.example.fr/territoires/${code}/signalements/v2/${path}`, init);
  return { at };
}

const NEW = {
  service_code: 'voirie-nid-de-poule',
  lat: '44.832412',
  long: '-0.571655',
  'attribute[TAILLE]': 'grand',
};

const posted = (body: string, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: {
    authorization: 'Bearer bon',
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': 'cle-de-cet-essai',
    ...more,
  },
  body,
});

describe('a reading', () => {
  it('is the same in JSON and in XML, the vendor asked once', async () => {
    const { at } = setUp();
    const before = standIns.requests.length;
    const json = await at('33063', 'requests.json?page_size=3');
    expect(json.status).toBe(200);
    expect(json.headers.get('content-type')).toBe('application/json');
    const requests = (await json.json()) as Record<string, unknown>[];
    expect(requests).toHaveLength(3);
    const xml = await at('33063', 'requests.xml?page_size=3&jurisdiction_id=33063');
    expect(xml.headers.get('content-type')).toBe('application/xml');
    const root = readXml(await xml.text());
    expect(root.name).toBe('service_requests');
    const written = root.children.map(({ name, children }) => {
      expect(name).toBe('request');
      return Object.fromEntries(children.map((each) => [each.name, each.text]));
    });
    const texts = requests.map((request) =>
      Object.fromEntries(Object.entries(request).map(([name, value]) => [name, String(value)])),
    );
    expect(written).toEqual(texts);
    // The second page is what tells that there is none.
    expect(standIns.requests.length - before).toBe(2);
  });

  it.each([
    'services.xml',
    'services/voirie-nid-de-poule.xml',
    'requests/2610001.xml',
    'tokens/7f3a1c.xml',
  ])('%s is a document', async (path) => {
    const { at } = setUp();
    const response = await at('33063', path);
    expect(response.status).toBe(200);
    expect(readXml(await response.text()).children.length).toBeGreaterThan(0);
  });

  it('filters whatever the vendor gave', async () => {
    const { at } = setUp();
    const idsOf = async (query: string) => {
      const body = await (await at('33281', `requests.json?${query}`)).json();
      return (body as { service_request_id: string }[]).map((each) => each.service_request_id);
    };
    expect(await idsOf('service_request_id=2610002,2610004')).toEqual(['2610002', '2610004']);
    expect(await idsOf('service_code=voirie-trottoir')).toEqual(['2610006', '2610007']);
    expect(await idsOf('status=open,closed&page_size=4&page=3')).toHaveLength(2);
    expect((await idsOf('status=closed')).length).toBe(5);
  });

  it('refuses what the norm refuses', async () => {
    const { at } = setUp();
    const statusOf = async (path: string) => (await at('33281', path)).status;
    expect(await statusOf('requests.csv')).toBe(400);
    expect(await statusOf('requests.json?page_size=1001')).toBe(400);
    expect(await statusOf('requests.json?api_key=xyz')).toBe(400);
    const year = 'start_date=2026-01-01T00:00:00Z&end_date=2026-12-31T00:00:00Z';
    expect(await statusOf(`requests.json?${year}`)).toBe(422);
    expect(await statusOf('requests/99.json')).toBe(404);
  });
});

describe('a whole territory', () => {
  it('is one list, each item with where it comes from', async () => {
    const { at } = setUp();
    const response = await at(METROPOLE.code, 'requests.json');
    expect(response.status).toBe(200);
    const requests = (await response.json()) as Record<string, string>[];
    expect(requests).toHaveLength(20);
    expect(new Set(requests.map((each) => each.jurisdiction_id))).toEqual(
      new Set(['33063', '33281']),
    );
    const instants = requests.map((each) => Date.parse(each.requested_datetime ?? ''));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
  });

  it('is partial when a service fails, which the header says', async () => {
    const { at } = setUp();
    standIns.setFault('open311', 'error');
    const response = await at(METROPOLE.code, 'services.json');
    standIns.setFault('open311', 'none');
    expect(response.status).toBe(207);
    expect(response.headers.get('sources')).toContain('"signalements-open311";status=502');
    const services = (await response.json()) as Record<string, string>[];
    expect(services.every((each) => each.jurisdiction_id === '33281')).toBe(true);
  });

  it('keeps the contract once merged', () => {
    const source = { service: 's', vendor: 'v', territories: ['33063', '33281'] };
    const item = { service_code: 'a', service_name: 'A', metadata: false, type: 'batch' };
    const parts: Part[] = [
      { source, body: [item], retrievedAt: '2026-10-04T08:00:00Z' },
      { source, problem: 'editeur-trop-lent', status: 504 },
    ];
    const merged = signalements.merges.services?.(parts);
    expect(merged).toEqual([{ ...item, jurisdiction_id: '33063,33281' }]);
    expect(signalements.operations[0]?.validate(merged)).toEqual([]);
  });
});

describe('a creation', () => {
  const form = new URLSearchParams(NEW).toString();

  it('wants a token of the territory, with its scope', async () => {
    const { at } = setUp();
    const without = await at('33063', 'requests.json', posted(form, { authorization: '' }));
    expect(without.status).toBe(401);
    const weak = await at(
      '33063',
      'requests.json',
      posted(form, { authorization: 'Bearer autre' }),
    );
    expect(weak.status).toBe(403);
  });

  it('by form and in JSON asks the vendor once a key', async () => {
    for (const [code, path] of [
      ['33063', '/open311/chicago/v2/requests.json'],
      ['33281', '/georeport/v2/requests.json'],
    ] as const) {
      const { at } = setUp();
      const json = { ...NEW, lat: 44.832412, long: -0.571655 };
      const before = standIns.requests.filter((each) => each === path).length;
      for (const init of [
        posted(form),
        posted(form),
        posted(JSON.stringify(json), {
          'content-type': 'application/json',
          'idempotency-key': 'une-autre-cle',
        }),
      ]) {
        const response = await at(code, 'requests.json', init);
        expect(response.status).toBe(201);
        expect(await response.json()).toMatchObject([{ service_request_id: '2610011' }]);
      }
      expect(standIns.requests.filter((each) => each === path).length - before).toBe(2);
    }
  });

  it('whose draft is made and whose start is refused is uncertain, and drafts no second time', async () => {
    const { at } = setUp();
    const countOf = (path: string) => standIns.requests.filter((each) => each === path).length;
    const [draft, start] = ['draft', 'start'].map(
      (step) => `/georchestra/signalement/task/${step}`,
    ) as [string, string];
    // The stand-in drafts what is at this place, and starts only the report that it knows.
    const other = `${form}&description=Une autre demande`;
    for (let times = 0; times < 2; times += 1) {
      const response = await at('33449', 'requests.json', posted(other));
      expect(await response.json()).toMatchObject({ code: 'ecriture-incertaine' });
    }
    expect([countOf(draft), countOf(start)]).toEqual([1, 1]);
    const whole = `${form}&description=Trou profond.`;
    const again = posted(whole, { 'idempotency-key': 'une-autre-cle' });
    expect((await at('33449', 'requests.json', again)).status).toBe(201);
    expect((await at('33449', 'requests.json')).status).toBe(501);
  });

  it('may be answered in XML', async () => {
    const { at } = setUp();
    const response = await at('33063', 'requests.xml', posted(form));
    expect(response.status).toBe(201);
    expect(await response.text()).toContain(
      '<service_requests><request><service_request_id>2610011</service_request_id>',
    );
  });

  it.each([
    ['nothing to go to', { lat: '', long: '' }, 422],
    ['half a position', { long: undefined }, 422],
    ['a position off the globe', { lat: '91' }, 422],
    ['a key of the vendor', { api_key: 'xyz' }, 422],
    ['a member of no norm', { admin: 'true' }, 422],
  ])('with %s is refused', async (_, change, status) => {
    const { at } = setUp();
    const fields = Object.entries({ ...NEW, ...change }).filter(([, value]) => value !== undefined);
    const body = new URLSearchParams(fields as [string, string][]).toString();
    expect((await at('33063', 'requests.json', posted(body))).status).toBe(status);
  });

  it('takes several answers to one question, and no field twice', async () => {
    const { at } = setUp();
    const several = `${form}&attribute[LIEU][]=chaussee&attribute[LIEU][]=piste`;
    expect((await at('33063', 'requests.json', posted(several))).status).toBe(201);
    const twice = posted(`${form}&lat=44.9`, { 'idempotency-key': 'encore-une-cle' });
    expect((await at('33063', 'requests.json', twice)).status).toBe(400);
  });
});
