import { describe, expect, it } from 'vitest';
import { datex2Parking } from '../../src/adapters/datex2-parking/adapter.ts';
import type { Availabilities, Parkings } from '../../src/contracts/stationnement/bodies.ts';
import { COLUMNS } from '../../src/contracts/stationnement/csv.ts';
import { stationnement } from '../../src/contracts/stationnement.ts';
import { readAnswer } from '../../src/gateway/read-answer.ts';
import { VendorError } from '../../src/model/adapter.ts';
import type { Parameters, Part } from '../../src/model/contract.ts';
import { answers, converse } from '../adapters/converse.ts';
import { type Kind, kinds } from '../adapters/services.ts';

const own = kinds.filter(({ adapter }) => adapter.contract === 'stationnement@1');

function bodyOf({ adapter, service, serviceUrl, recordings }: Kind, operation: string): unknown {
  const answerAt = answers(recordings);
  return converse({ adapter, settings: service.settings, serviceUrl, operation, answerAt }).body;
}

function kindNamed(id: string): Kind {
  const kind = own.find(({ adapter }) => adapter.id === id);
  if (kind === undefined) throw new Error(id);
  return kind;
}

const list = bodyOf(kindNamed('stationnement-natif'), 'parkings') as Parkings;
const live = bodyOf(kindNamed('stationnement-natif'), 'disponibilites') as Availabilities;

function shown(operation: string, body: unknown, parameters: Parameters = {}): unknown {
  const found = stationnement.operations.find(({ id }) => id === operation);
  const result = found?.view?.show(body, parameters);
  if (typeof result !== 'string') expect(found?.validate(result)).toEqual([]);
  return result;
}

describe('views', () => {
  it('selects by commune and rectangle, page by page', () => {
    const ids = (parameters: Parameters) =>
      (shown('parkings', list, parameters) as Parkings).features.map(({ id }) => id);
    expect(ids({ insee: '33281' })).toEqual(['33281-P-001', '33281-P-002']);
    expect(ids({ bbox: '-0.62,44.80,-0.59,44.81' })).toEqual(['33318-P-001', '33522-P-001']);
    expect(ids({ limit: '3', page: '4' })).toEqual(['33069-P-001']);
    expect(ids({ limit: '3', page: '5' })).toEqual([]);
    expect(shown('parkings', list, { limit: '3' })).toMatchObject({
      numberMatched: 10,
      numberReturned: 3,
    });
    expect(shown('disponibilites', live, { insee: '33522' })).toMatchObject({ numberMatched: 1 });
  });

  it('shows one record, or says that there is none', () => {
    expect(shown('parking', list, { id: '33522-P-001' })).toMatchObject({ id: '33522-P-001' });
    expect(shown('disponibilite', live, { id: '33522-P-001' })).toMatchObject({
      parkingSiteStatus: 'closed',
    });
    expect(() => shown('parking', list, { id: '33000-P-999' })).toThrow(VendorError);
  });

  it('exports the thirty columns of the national schema, quoted and defused', () => {
    const [feature] = list.features;
    if (feature === undefined) throw new Error('empty list');
    const info = '=HYPERLINK("x"), "y"';
    const altered = { ...feature, properties: { ...feature.properties, info } };
    const [head, row, ...rest] = String(
      shown('parkingsCsv', { ...list, features: [altered] }),
    ).split('\r\n');
    expect(head?.split(',')).toEqual([...COLUMNS]);
    expect(row).toMatch(
      /^33063-P-001,PARC DES TILLEULS,33063,"Place des Tilleuls, 33000, Bordeaux",/,
    );
    expect(row).toContain(',190,24330031600011,-0.5712,44.8401,,2.2,4.2,');
    expect(row?.endsWith('"\'=HYPERLINK(""x""), ""y"""')).toBe(true);
    expect(rest).toEqual(['']);
  });

  it('exports a DATEX II publication that our own reading gives back', () => {
    const text = String(shown('disponibilitesDatex2', live));
    const { body } = converse({
      adapter: datex2Parking,
      operation: 'disponibilites',
      settings: { status: 'status.xml' },
      serviceUrl: 'https://editeur.invalid/',
      answerAt: () => ({ body: readAnswer(new TextEncoder().encode(text), 'xml', '') }),
    });
    const statuses = live.parkingRecordStatus.map((status) => ({ ...status }));
    expect(body).toEqual({
      publicationTime: live.publicationTime,
      parkingRecordStatus: statuses,
    });
  });
});

describe('a whole territory', () => {
  const source = (service: string, ...territories: string[]) => ({
    service,
    vendor: 'editeur',
    territories,
  });
  const park = (id: string, nom: string) => ({
    ...list.features[0],
    id,
    properties: { id, nom, insee: id.slice(0, 5) },
  });
  const parts = (own: Partial<Part>): Part[] => [
    {
      source: source('metropole', '243300316'),
      body: { ...list, features: [park('33063-P-001', 'A'), park('33281-P-001', 'VU DE LOIN')] },
      retrievedAt: '2026-10-04T08:00:00Z',
    },
    { source: source('merignac', '33281'), ...own } as Part,
  ];

  it('keeps the commune’s own record of a car park, and whose each is', () => {
    const body = { ...list, features: [park('33281-P-001', 'VU DE PRÈS')] };
    const merged = stationnement.merges.parkings?.(
      parts({ body, retrievedAt: '2026-10-04T08:00:00Z' }),
    ) as Parkings;
    expect(shown('parkings', merged)).toMatchObject({ numberMatched: 2 });
    expect(merged.features.map(({ properties }) => [properties.nom, properties.source])).toEqual([
      ['A', 'metropole'],
      ['VU DE PRÈS', 'merignac'],
    ]);
  });

  it('says which service failed, and keeps what the others know', () => {
    const merged = stationnement.merges.parkings?.(
      parts({ problem: 'editeur-trop-lent', status: 504 }),
    ) as Parkings;
    expect(merged.features.map(({ properties }) => properties.source)).toEqual([
      'metropole',
      'metropole',
    ]);
    expect(merged.sources).toMatchObject([
      { service: 'metropole', state: 'read' },
      { service: 'merignac', state: 'failed', problem: 'editeur-trop-lent' },
    ]);
  });

  it('dates merged availabilities by the latest publication', () => {
    const body = { ...live, publicationTime: '2026-10-04T07:00:00Z' };
    const both: Part[] = [
      { source: source('metropole'), body: live, retrievedAt: '2026-10-04T08:00:00Z' },
      { source: source('merignac', '33281'), body, retrievedAt: '2026-10-04T08:00:00Z' },
    ];
    const merged = stationnement.merges.disponibilites?.(both) as Availabilities;
    expect(shown('disponibilites', merged)).toMatchObject({ numberMatched: 10 });
    expect(merged.publicationTime).toBe(live.publicationTime);
    const owners = merged.parkingRecordStatus.map(({ insee, source: of }) => [insee, of]);
    expect(owners).toContainEqual(['33281', 'merignac']);
    expect(owners).toContainEqual(['33063', 'metropole']);
  });
});

describe('every vendor describes the same car parks', () => {
  const wanted = [
    'id',
    'nom',
    'insee',
    'type_usagers',
    'gratuit',
    'nb_places',
    'hauteur_max',
    'num_siret',
  ];

  it.each(own)('$adapter.id: the required fields of the national schema are equal', (kind) => {
    const { features } = bodyOf(kind, 'parkings') as Parkings;
    const core = ({ properties }: Parkings['features'][number]) =>
      wanted.map((name) => properties[name]);
    expect(features.map(core)).toEqual(list.features.map(core));
  });

  it.each(own)('$adapter.id: the same states and free spaces', (kind) => {
    const { parkingRecordStatus } = bodyOf(kind, 'disponibilites') as Availabilities;
    const core = (status: Availabilities['parkingRecordStatus'][number]) => [
      status.id,
      status.insee,
      status.parkingSiteStatus,
      status.parkingNumberOfVacantSpaces,
      status.stale,
    ];
    expect(parkingRecordStatus.map(core)).toEqual(live.parkingRecordStatus.map(core));
  });
});
