/** What is peculiar to departures: one stop through four vendors, references, views, whole EPCI. */
import { describe, expect, it } from 'vitest';
import { gtfsRt } from '../../src/adapters/gtfs-rt/adapter.ts';
import { navitia } from '../../src/adapters/navitia/adapter.ts';
import { siriLite } from '../../src/adapters/siri-lite/adapter.ts';
import { fromVendor, toVendor } from '../../src/contracts/passages/references.ts';
import { passages } from '../../src/contracts/passages.ts';
import type { Part } from '../../src/model/contract.ts';
import { answers, converse, outcomeOf } from '../adapters/converse.ts';
import { kindOf } from '../adapters/services.ts';

interface Visit {
  readonly MonitoredVehicleJourney: {
    readonly LineRef: { readonly value: string };
    readonly PublishedLineName: readonly { readonly value: string }[];
    readonly DestinationName: readonly { readonly value: string }[];
    readonly VehicleMode: string;
    readonly MonitoredCall: Readonly<Record<string, unknown>>;
  };
}

function bodyOf(adapter = siriLite, operation = 'stopMonitoring', ref = '3648'): unknown {
  const { service, serviceUrl, recordings } = kindOf(adapter);
  const parameters: Record<string, string> =
    operation === 'stopMonitoring' ? { MonitoringRef: `bordeaux:StopPoint:BP:${ref}:LOC` } : {};
  if (operation === 'estimatedTimetable') parameters.LineRef = 'bordeaux:Line:60:LOC';
  const answerAt = answers(recordings);
  const { settings } = service;
  return converse({ adapter, operation, settings, serviceUrl, parameters, answerAt }).body;
}

function visitsIn(body: unknown): readonly Visit[] {
  const { Siri } = body as {
    Siri: {
      ServiceDelivery: { StopMonitoringDelivery: readonly { MonitoredStopVisit?: Visit[] }[] };
    };
  };
  return Siri.ServiceDelivery.StopMonitoringDelivery.flatMap(
    (each) => each.MonitoredStopVisit ?? [],
  );
}

/** What a traveller reads of a visit. */
function board({ MonitoredVehicleJourney: journey }: Visit) {
  const { MonitoredCall: call } = journey;
  return [
    journey.LineRef.value,
    journey.PublishedLineName[0]?.value,
    journey.DestinationName[0]?.value,
    journey.VehicleMode,
    call.AimedDepartureTime,
    call.ExpectedDepartureTime,
    call.DepartureStatus,
  ];
}

const VENDORS = [siriLite, gtfsRt, navitia, passages.native];

describe('one stop through four vendors', () => {
  it.each(['3648', '3650', '4021'])('stop %s has one board', (ref) => {
    const boards = VENDORS.map((each) => visitsIn(bodyOf(each, 'stopMonitoring', ref)).map(board));
    expect(boards[0]).toHaveLength({ '3648': 4, '3650': 2, '4021': 0 }[ref] ?? -1);
    for (const each of boards) expect(each).toEqual(boards[0]);
  });

  it('the network has one list of stops and of lines', () => {
    for (const operation of ['stopPointsDiscovery', 'linesDiscovery']) {
      const refs = VENDORS.map((each) =>
        [
          ...JSON.stringify(bodyOf(each, operation)).matchAll(
            /"(?:StopPoint|Line)Ref":\{"value":"([^"]+)/g,
          ),
        ].map(([, ref]) => ref),
      );
      expect(refs[0]?.length).toBeGreaterThan(2);
      for (const each of refs) expect(each).toEqual(refs[0]);
    }
  });
});

describe('references', () => {
  const rules = [
    { ours: 'bordeaux:StopPoint:BP:{id}:LOC', vendor: 'stop_point:BM:SP:{id}' },
    { ours: 'bordeaux:StopArea:{id}:LOC', vendor: 'stop_area:BM:SA:{id}' },
  ];

  it.each([
    ['bordeaux:StopPoint:BP:3648:LOC', 'stop_point:BM:SP:3648'],
    ['bordeaux:StopArea:12:LOC', 'stop_area:BM:SA:12'],
    ['bordeaux:StopPoint:BP:$&:LOC', 'stop_point:BM:SP:$&'],
  ])('%s is %s, both ways', (ours, vendor) => {
    expect(toVendor(ours, rules)).toBe(vendor);
    expect(fromVendor(vendor, rules)).toBe(ours);
  });

  it.each(['', '3648', 'bordeaux:StopPoint:BP::LOC', 'bordeaux:StopPoint:BP:1', 'paris:1'])(
    '%j has no counterpart',
    (ref) => {
      expect(toVendor(ref, rules)).toBeUndefined();
    },
  );

  it('are what they are without rules', () => {
    expect(toVendor('x', [])).toBe('x');
  });

  it('that are not the territory’s are unknown, and no vendor is asked', () => {
    const { service, serviceUrl } = kindOf(navitia);
    const parameters = { MonitoringRef: 'stop_point:BM:SP:3648' };
    const settings = service.settings;
    const asked = {
      adapter: navitia,
      operation: 'stopMonitoring',
      settings,
      serviceUrl,
      parameters,
    };
    const answerAt = () => {
      throw new Error('asked');
    };
    expect(outcomeOf({ ...asked, answerAt })).toHaveProperty('refused');
  });
});

describe('views', () => {
  const view = (id: string) => passages.operations.find((each) => each.id === id)?.view;

  it('a line, a number of visits', () => {
    const show = (parameters: Record<string, string>) =>
      visitsIn(view('stopMonitoring')?.show(bodyOf(), parameters));
    expect(show({})).toHaveLength(4);
    expect(show({ MaximumStopVisits: '1' })).toHaveLength(1);
    expect(show({ LineRef: 'bordeaux:Line:59:LOC' })).toHaveLength(2);
    expect(show({ LineRef: 'bordeaux:Line:59:LOC', MaximumStopVisits: '1' })).toHaveLength(1);
    expect(show({ LineRef: 'inconnue' })).toEqual([]);
  });

  it('a direction', () => {
    const body = bodyOf(siriLite, 'estimatedTimetable');
    const shown = (DirectionRef: string) =>
      JSON.stringify(view('estimatedTimetable')?.show(body, { DirectionRef }));
    expect(shown('0')).toBe(JSON.stringify(body));
    expect(shown('1')).toContain('"EstimatedVehicleJourney":[]');
  });
});

describe('a whole EPCI', () => {
  const source = (service: string) => ({ service, vendor: 'v', territories: ['33063'] });
  const given = (service: string, body: unknown, retrievedAt: string): Part => ({
    source: source(service),
    body,
    retrievedAt,
  });
  const failed: Part = { source: source('c'), problem: 'editeur-trop-lent', status: 504 };

  it.each(passages.operations)(
    '$id keeps its provenance and says what is missing',
    ({ id, validate }) => {
      const offered = VENDORS.filter((each) => Object.hasOwn(each.operations, id));
      const parts = offered.map((each, index) =>
        given(each.id, bodyOf(each, id), `2026-10-04T08:00:0${9 - index}.000Z`),
      );
      const whole = passages.merges[id]?.(parts);
      expect(validate(whole)).toEqual([]);
      const text = JSON.stringify(whole);
      for (const { id: name } of offered)
        expect(text).toContain(`"ProducerRef":{"value":"${name}"}`);
      const partial = passages.merges[id]?.([...parts, failed]);
      expect(validate(partial)).toEqual([]);
      expect(JSON.stringify(partial)).toContain('"Status":false');
      expect(JSON.stringify(partial)).toContain('"ErrorText":"editeur-trop-lent"');
      expect(text).toContain(`"ResponseTimestamp":"2026-10-04T08:00:0${10 - offered.length}Z"`);
    },
  );
});
