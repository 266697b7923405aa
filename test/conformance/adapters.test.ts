/**
 * What every adapter owes, whatever the vendor: driven by the registry and the recordings, so that a
 * new adapter is held to it without a line here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adapters, offeredOperations } from '../../src/adapters/index.ts';
import { loadRecordings } from '../../src/build/stand-ins/recording.ts';
import { contracts } from '../../src/contracts/index.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import type { Contract } from '../../src/model/contract.ts';
import { converse, outcomeOf, recorded } from '../adapters/converse.ts';
import { hostileBodies, mutants } from '../adapters/hostile.ts';
import { type Kind, kinds } from '../adapters/services.ts';

const SOURCES = `${import.meta.dirname}/../../src/adapters`;

function contractOf({ contract }: Adapter): Contract {
  const found = contracts.find(({ ref }) => ref === contract);
  if (found === undefined) throw new Error(`no contract ${contract}`);
  return found;
}

function offered({ adapter, service }: Kind): readonly string[] {
  return offeredOperations(adapter, adapter.settings.parse(service.settings), contractOf(adapter));
}

function violationsOf(adapter: Adapter, operation: string, body: unknown) {
  return contractOf(adapter)
    .operations.find(({ id }) => id === operation)
    ?.validate(body);
}

describe.each(kinds)('$adapter.id', (kind) => {
  const { adapter, service, serviceUrl, recordings } = kind;
  const dialogue = { adapter, settings: service.settings, serviceUrl };
  const vendorOperations = contractOf(adapter)
    .operations.filter(({ origin }) => origin === 'vendor')
    .map(({ id }) => id);

  it.each(offered(kind))('typical: %s keeps the contract', (operation) => {
    const { body } = converse({ ...dialogue, operation, bodyAt: recorded(recordings) });
    expect(violationsOf(adapter, operation, body)).toEqual([]);
  });

  it.each(offered(kind))('pure: %s gives the same for the same answers', (operation) => {
    const run = () => converse({ ...dialogue, operation, bodyAt: recorded(recordings) }).body;
    expect(run()).toEqual(run());
  });

  it('shows at least eight stations, each with its status', () => {
    const idsOf = (operation: string): string[] => {
      const { body } = converse({ ...dialogue, operation, bodyAt: recorded(recordings) });
      const { data } = body as { data: { stations: { station_id: string }[] } };
      return data.stations.map(({ station_id }) => station_id).sort();
    };
    expect(idsOf('station_information').length).toBeGreaterThanOrEqual(8);
    expect(idsOf('station_status')).toEqual(idsOf('station_information'));
  });

  it('options: the territory names the network, and its settings are required', () => {
    const { body } = converse({
      ...dialogue,
      settings: { ...service.settings, systemId: 'autre-reseau' },
      operation: 'system_information',
      bodyAt: recorded(recordings),
    });
    expect(body).toMatchObject({ data: { system_id: 'autre-reseau' } });
    expect(adapter.settings.safeParse({}).success).toBe(false);
  });

  it.each(['not-found', 'error'])(
    '%s: the vendor’s own error is not taken for data',
    (kindOfError) => {
      const bodyAt = recorded(recordings, kindOfError);
      expect(
        [...loadRecordings(recordings).keys()].some((name) => name.endsWith(kindOfError)),
      ).toBe(true);
      expect(outcomeOf({ ...dialogue, operation: 'station_status', bodyAt })).toHaveProperty(
        'refused',
      );
    },
  );

  it.each(offered(kind))('hostile: %s ends and is refused or valid', (operation) => {
    for (const [name, bodyAt] of hostileBodies(recorded(recordings))) {
      const outcome = outcomeOf({ ...dialogue, operation, bodyAt });
      if ('body' in outcome)
        expect(violationsOf(adapter, operation, outcome.body), name).toEqual([]);
    }
  });

  it.each(offered(kind))('mutants: %s never shows an impossible record', (operation) => {
    const tally = { valid: 0, refused: 0, 'refused by the contract': 0, wrong: 0 };
    for (const bodyAt of mutants(recorded(recordings), 200)) {
      const outcome = outcomeOf({ ...dialogue, operation, bodyAt });
      if ('refused' in outcome) tally.refused += 1;
      else if (violationsOf(adapter, operation, outcome.body)?.length === 0) {
        tally[isSound(outcome.body, service.settings) ? 'valid' : 'wrong'] += 1;
      } else tally['refused by the contract'] += 1;
    }
    console.log(`${adapter.id} ${operation}: ${JSON.stringify(tally)}`);
    expect(tally.wrong).toBe(0);
    expect(tally.valid).toBeGreaterThan(0);
  });

  it('declares each field of each operation once, with a reason in words', () => {
    expect(Object.keys(adapter.coverage).sort()).toEqual(Object.keys(adapter.operations).sort());
    for (const [operation, declared] of Object.entries(adapter.coverage)) {
      expect(vendorOperations).toContain(operation);
      expect(declared.map(({ field }) => field)).toEqual(contractOf(adapter).fields[operation]);
      for (const { why } of declared) expect(why).toMatch(/^\p{Lu}.{10,}\.$/su);
    }
  });

  it.each(offered(kind))('coverage of %s tells the truth about the typical answer', (operation) => {
    const { body } = converse({ ...dialogue, operation, bodyAt: recorded(recordings) });
    const shown = fieldsIn(body);
    const declared = adapter.coverage[operation] ?? [];
    const absentYetShown = declared.filter(
      ({ field, status }) => status === 'absent' && shown.has(field),
    );
    expect(absentYetShown).toEqual([]);
    const known = new Set(declared.map(({ field }) => field));
    expect([...shown].filter((field) => !known.has(field))).toEqual([]);
  });
});

/** Identifiers once each, positions inside the territory. */
function isSound(body: unknown, settings: Service['settings']): boolean {
  const { box } = settings as { box: Record<'south' | 'north' | 'west' | 'east', number> };
  const lists = Object.values((body as { data: object }).data).filter((list) =>
    Array.isArray(list),
  );
  return lists.every((list) => {
    const ids = list.map(
      (record) => record.vehicle_id ?? record.vehicle_type_id ?? record.station_id ?? record,
    );
    const placed = list.filter((record) => record.lat !== undefined);
    return (
      new Set(ids).size === ids.length &&
      placed.every(({ lat }) => lat > box.south && lat < box.north) &&
      placed.every(({ lon }) => lon > box.west && lon < box.east)
    );
  });
}

type Service = Kind['service'];

/** `data.stations[].capacity`, for every field that a body has, as the contract writes them. */
function fieldsIn(body: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const { data, ...envelope } = body as { data: Record<string, unknown> };
  for (const name of Object.keys(envelope)) found.add(name);
  for (const [name, value] of Object.entries(data)) {
    const records = ['stations', 'vehicles', 'vehicle_types'].includes(name) ? value : undefined;
    if (!Array.isArray(records)) found.add(`data.${name}`);
    else {
      for (const record of records) {
        for (const key of Object.keys(record)) found.add(`data.${name}[].${key}`);
      }
    }
  }
  return found;
}

it('has an id, a page of documentation and a README per adapter', () => {
  for (const { id, title, documentation } of adapters) {
    expect(title).not.toBe('');
    expect(URL.canParse(documentation)).toBe(true);
    expect(readFileSync(`${SOURCES}/${id}/README.md`, 'utf8')).toContain('##');
  }
  expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
});

it('does no I/O and reads neither clock, randomness nor environment', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(10);
  for (const file of sources) {
    const code = readFileSync(`${SOURCES}/${file}`, 'utf8');
    expect(code, file).not.toMatch(
      /\bfetch\(|Date\.now|new Date\(\)|Math\.random|process\.|from 'node:|from 'hono|crypto\./,
    );
  }
});
