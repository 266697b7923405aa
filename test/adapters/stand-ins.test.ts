import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTS, type Fault } from '../../src/build/stand-ins/faults.ts';
import { DEMO_KEY } from '../../src/build/stand-ins/services/velos.ts';
import { standInServices } from '../../src/build/stand-ins/services.ts';
import { type StandIns, startStandIns } from '../../src/build/stand-ins.ts';

let standIns: StandIns;
const at = (path: string): string => `${standIns.origin}${path}`;
const RECORDS = '/opendatasoft-v2/api/explore/v2.1/catalog/datasets/ci_vcub_p/records';

beforeAll(async () => {
  standIns = await startStandIns({ port: 0 });
});
afterAll(() => standIns.close());

describe('well', () => {
  it('keeps values alive', async () => {
    const body = await (await fetch(at('/gbfs-2/fr/station_status.json'))).json();
    const { last_updated } = body as { last_updated: number };
    expect(Math.abs(Date.now() / 1000 - last_updated)).toBeLessThan(30);
    const native = await (await fetch(at('/gbfs-3/station_status.json'))).json();
    const age = Date.now() - Date.parse((native as { last_updated: string }).last_updated);
    expect(Math.abs(age)).toBeLessThan(30_000);
  });

  it('turns the addresses of a discovery to itself', async () => {
    const text = await (await fetch(at('/gbfs-3/gbfs.json'))).text();
    expect(text).toContain(`"${standIns.origin}/gbfs-3/station_status.json"`);
    expect(text).not.toContain('editeur.invalid');
  });

  it('cuts pages as the vendor does', async () => {
    const page = async (query: string) =>
      (await (await fetch(at(RECORDS + query))).json()) as {
        total_count: number;
        results: { ident: number }[];
      };
    expect((await page('?limit=1000')).results).toHaveLength(100);
    const last = await page('?limit=100&offset=100');
    expect(last.total_count).toBe(121);
    expect(last.results.map(({ ident }) => ident)).toContain(121);
    expect(last.results).toHaveLength(21);
  });

  it('wants the key of JCDecaux and the name of the network', async () => {
    const stations = (query: string) => fetch(at(`/jcdecaux/vls/v1/stations?${query}`));
    expect((await stations('contract=bordeaux')).status).toBe(403);
    expect((await stations(`contract=lyon&apiKey=${DEMO_KEY.value}`)).status).toBe(400);
    expect((await stations(`contract=bordeaux&apiKey=${DEMO_KEY.value}`)).status).toBe(200);
  });

  it('answers 404 elsewhere', async () => {
    expect((await fetch(at('/gbfs-3/inconnu.json'))).status).toBe(404);
    expect((await fetch(at('/autre/'))).status).toBe(404);
  });

  it('has a service of the registry for each of the five kinds', () => {
    const services = standInServices(standIns.origin).filter(
      ({ contract }) => contract === 'velos@3',
    );
    expect(services.map(({ adapter }) => adapter)).toEqual([
      'opendatasoft-v2',
      'opendatasoft-v1',
      'gbfs-2',
      null,
      'jcdecaux-vls-v1',
    ]);
  });
});

describe('ill', () => {
  const path = '/gbfs-3/station_status.json';
  const seen: Readonly<Record<Fault, () => Promise<void>>> = {
    none: async () => expect(await (await fetch(at(path))).json()).toHaveProperty('data.stations'),
    stall: async () => {
      await expect(fetch(at(path), { signal: AbortSignal.timeout(200) })).rejects.toThrow();
    },
    truncate: async () => {
      const text = await (await fetch(at(path))).text();
      expect(() => JSON.parse(text)).toThrow(SyntaxError);
    },
    cut: async () => expect((await fetch(at(path))).text()).rejects.toThrow(),
    error: async () => expect((await fetch(at(path))).status).toBe(500),
    'redirect-private': async () =>
      expect(await locationOf(path)).toContain('http://169.254.169.254/'),
    'redirect-elsewhere': async () =>
      expect(await locationOf(path)).toBe('https://ailleurs.example/'),
    astray: async () => {
      const text = await (await fetch(at('/gbfs-3/gbfs.json'))).text();
      expect(text).toContain('http://169.254.169.254/station_status.json');
    },
    invalid: async () => expect(await (await fetch(at(path))).json()).toEqual({ inattendu: true }),
    html: async () => {
      const response = await fetch(at(path));
      expect([response.status, await response.text()]).toEqual([
        200,
        expect.stringContaining('<h1>'),
      ]);
    },
    empty: async () => {
      expect(await (await fetch(at(path))).json()).toMatchObject({ data: { stations: [] } });
    },
    huge: async () => {
      expect((await (await fetch(at(path))).arrayBuffer()).byteLength).toBeGreaterThan(
        30 * 2 ** 20,
      );
    },
  };

  async function locationOf(asked: string): Promise<string | null> {
    return (await fetch(at(asked), { redirect: 'manual' })).headers.get('location');
  }

  it.each(FAULTS)('%s', async (fault) => {
    standIns.setFault('gbfs-3', fault);
    await seen[fault]();
    standIns.setFault('gbfs-3', 'none');
  });

  it('is ordered over HTTP, and says what may be', async () => {
    const order = (body: string) => fetch(at('/faults'), { method: 'POST', body });
    expect((await order('{"vendor":"gbfs-2","fault":"error"}')).status).toBe(200);
    expect((await fetch(at('/gbfs-2/gbfs.json'))).status).toBe(500);
    expect((await order('{"vendor":"gbfs-2","fault":"none"}')).status).toBe(200);
    expect((await fetch(at('/gbfs-2/gbfs.json'))).status).toBe(200);
    for (const wrong of ['{"vendor":"x","fault":"none"}', 'pas du JSON', ' '.repeat(2_000)]) {
      expect((await order(wrong)).status).toBe(400);
    }
    const shown = await (await fetch(at('/faults'))).json();
    expect(shown).toMatchObject({
      current: { 'gbfs-2': 'none' },
      faults: { stall: expect.any(String) },
    });
  });
});
