import { describe, expect, it } from 'vitest';
import { open311 } from '../../src/adapters/open311/adapter.ts';
import { standInServices } from '../../src/build/stand-ins/services.ts';
import { VendorError, type VendorRequest, WireError } from '../../src/model/adapter.ts';
import { answers, converse, type Dialogue, outcomeOf } from './converse.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };
const serviceUrl = 'https://editeur.invalid/v2/';
const dialogue = { adapter: open311, settings: { box }, serviceUrl, operation: 'requests' };

const record = {
  service_request_id: '17',
  status: 'open',
  service_code: 'voirie',
  requested_datetime: '2026-10-01T08:00:00+02:00',
  lat: 44.84,
  long: -0.57,
};

/** What becomes of one request among ten sound ones. */
function read(change: object, settings: object = {}): unknown {
  const sound = Array.from({ length: 10 }, (_, id) => ({
    ...record,
    service_request_id: id + 100,
  }));
  const bodyAt = () => [...sound, { ...record, ...change }];
  const { body } = converse({ ...dialogue, settings: { box, ...settings }, bodyAt });
  return (body as { service_request_id: string }[]).find(
    ({ service_request_id }) => service_request_id === '17',
  );
}

describe('a request', () => {
  it('is read whatever the way its values are written', () => {
    const expected = {
      service_request_id: '17',
      status: 'open',
      service_code: 'voirie',
      requested_datetime: '2026-10-01T06:00:00Z',
      lat: 44.84,
      long: -0.57,
    };
    expect(read({})).toEqual(expected);
    expect(read({ service_request_id: 17, lat: '44.84', long: '-0.57' })).toEqual(expected);
    const empty = { address: '', zipcode: ' ', media_url: null, updated_datetime: '' };
    expect(read({ ...empty, requestor_name: 'Camille' })).toEqual(expected);
    const listed = Object.entries(record).map(([name, value]) => [name, [value]]);
    expect(read(Object.fromEntries(listed))).toEqual(expected);
    expect(read({ requested_datetime: '2026-10-01T08:00:00' })).toEqual(expected);
  });

  it('keeps its address when its position cannot be', () => {
    for (const place of [{ lat: '', long: '' }, { lat: 0, long: 0 }, { lat: 999 }, { long: '' }]) {
      expect(read({ ...place, address: 'Quai Richelieu' })).not.toHaveProperty('lat');
      expect(read({ ...place, address: 'Quai Richelieu' })).toHaveProperty('address');
    }
  });

  it.each([
    ['without number', { service_request_id: '' }],
    ['without date', { requested_datetime: '12-31-2099T00:00:00Z' }],
    ['of an unknown state', { status: 'escalated' }],
    ['in another city', { lat: 41.88, long: -87.63 }],
    ['with swapped coordinates', { lat: -0.57, long: 44.84 }],
  ])('%s is left out', (_, change) => {
    expect(read(change)).toBeUndefined();
  });

  it('says the state of its server in words', () => {
    const statuses = { Traité: 'closed' };
    const read17 = read({ status: 'Traité', status_notes: 'Fait ce matin.' }, { statuses });
    expect(read17).toMatchObject({ status: 'closed', status_notes: 'Traité : Fait ce matin.' });
    expect(read({ status: 'CLOSED' })).toMatchObject({ status: 'closed' });
  });

  it('was not updated before it was made', () => {
    expect(read({ updated_datetime: '2026-09-01T08:00:00Z' })).not.toHaveProperty(
      'updated_datetime',
    );
  });

  it('has a description as long as the norm allows', () => {
    const long = read({ description: 'a'.repeat(5_000) }) as { description: string };
    expect(long.description).toHaveLength(4_000);
    expect(long.description.endsWith('…')).toBe(true);
  });
});

describe('the end of a list', () => {
  const at = (day: number) => `2026-09-${String(day).padStart(2, '0')}T08:00:00Z`;
  const all = Array.from({ length: 25 }, (_, index) => ({
    ...record,
    service_request_id: index,
    requested_datetime: at(25 - index),
  }));
  const idsOf = (body: unknown) => (body as readonly unknown[]).length;

  it('is found by dates where the server gives ten at a time', () => {
    const bodyAt = (url: URL) => {
      const end = Date.parse(url.searchParams.get('end_date') ?? '');
      const before = all.filter((each) => Date.parse(each.requested_datetime) <= end);
      return before.slice(0, 10);
    };
    const settings = { box, listMax: 10 };
    const { body, urls } = converse({ ...dialogue, settings, bodyAt });
    expect(idsOf(body)).toBe(25);
    expect(urls).toHaveLength(3);
  });

  it('is refused where the server ignores dates', () => {
    const bodyAt = () => all.slice(0, 10);
    expect(outcomeOf({ ...dialogue, settings: { box, listMax: 10 }, bodyAt })).toHaveProperty(
      'refused',
    );
  });

  it('is found by pages, capped or not, and where pages are ignored', () => {
    const settings = { box, dialect: 'chicago' };
    const paged = (size: number) => (url: URL) => {
      const page = Number(url.searchParams.get('page'));
      return all.slice((page - 1) * size, page * size);
    };
    for (const size of [10, 25, 100]) {
      expect(idsOf(converse({ ...dialogue, settings, bodyAt: paged(size) }).body)).toBe(25);
    }
    expect(idsOf(converse({ ...dialogue, settings, bodyAt: () => all }).body)).toBe(25);
  });

  it('is refused where full pages come again', () => {
    const many = Array.from({ length: 500 }, (_, id) => ({ ...record, service_request_id: id }));
    const settings = { box, dialect: 'chicago' };
    expect(outcomeOf({ ...dialogue, settings, bodyAt: () => many })).toHaveProperty('refused');
  });
});

describe('what is asked', () => {
  const asked = (parameters: Dialogue['parameters']) =>
    converse({ ...dialogue, parameters, bodyAt: () => [] }).urls.map((url) => new URL(url));

  it('is ninety days at most', () => {
    const [first] = asked({});
    expect(first?.searchParams.get('start_date')).toBe('2026-07-06T08:01:00Z');
    expect(first?.searchParams.get('end_date')).toBe('2026-10-04T08:01:00Z');
    const parameters = { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' };
    expect(() => asked(parameters)).toThrow(VendorError);
    expect(() =>
      asked({ start_date: '2026-06-01T00:00:00Z', end_date: '2026-05-01T00:00:00Z' }),
    ).toThrow(VendorError);
  });

  it('is one value of a filter or none', () => {
    const [one] = asked({ status: 'open', service_code: 'voirie' });
    expect(one?.search).toContain('status=open&');
    expect(asked({ status: 'open,closed', service_code: 'a,b' })[0]?.search).not.toMatch(
      /status|service_code/,
    );
  });

  it('is each number that the server left out of a list', () => {
    const bodyAt = (url: URL) =>
      url.pathname.endsWith('/requests/18.json')
        ? [{ ...record, service_request_id: 18 }]
        : [record];
    const { body, urls } = converse({
      ...dialogue,
      parameters: { service_request_id: '17,18' },
      bodyAt,
    });
    expect(urls).toHaveLength(2);
    expect(body).toMatchObject([{ service_request_id: '17' }, { service_request_id: '18' }]);
  });
});

describe('a creation', () => {
  const body = {
    service_code: 'voirie',
    lat: 44.84,
    long: -0.57,
    jurisdiction_id: '33063',
    'attribute[TAILLE]': 'grand',
    'attribute[LIEU][]': ['chaussee', 'piste'],
  };
  const create = (answer: unknown, status = 201) =>
    converse({
      ...dialogue,
      operation: 'createRequest',
      settings: { box, jurisdictionId: 'bordeaux' },
      body,
      answerAt: () => ({ status, body: answer }),
    });

  it('is one form, and gives a number or a token', () => {
    const { body: made, requests } = create([{ service_request_id: 638344, token: '12345' }]);
    expect(made).toEqual([{ service_request_id: '638344' }]);
    expect(create([{ token: '12345', account_id: '' }], 200).body).toEqual([{ token: '12345' }]);
    expect(requests).toHaveLength(1);
    const [sent] = requests as readonly VendorRequest[];
    expect(sent).toMatchObject({ method: 'POST', url: 'https://editeur.invalid/v2/requests.json' });
    const form = new URLSearchParams(String(sent?.body?.content));
    expect(form.get('jurisdiction_id')).toBe('bordeaux');
    expect(form.get('attribute[TAILLE]')).toBe('grand');
    expect(form.getAll('attribute[LIEU][]')).toEqual(['chaussee', 'piste']);
  });

  it('that the server refuses is told so, in our words', () => {
    const refusal = [{ code: 400, description: 'lat is required' }];
    expect(() => create(refusal, 200)).toThrow(
      expect.objectContaining({ refusal: 'refused', message: expect.not.stringContaining('lat') }),
    );
    const denied = [{ code: '403', description: 'Invalid api_key' }];
    expect(() => create(denied, 200)).toThrow(expect.objectContaining({ refusal: 'denied' }));
  });

  it('without number nor token is not a creation', () => {
    expect(() => create([{ service_notice: 'Merci' }])).toThrow(WireError);
    expect(() => create([])).toThrow(WireError);
  });
});

it('reads FixMyStreet, in XML and in both shapes of its JSON', () => {
  const service = standInServices('http://s').find(({ id }) => id === 'signalements-fixmystreet');
  const { body } = converse({
    ...dialogue,
    settings: service?.settings,
    serviceUrl: 'https://editeur.invalid/fixmystreet/open311/v2/',
    answerAt: answers('open311'),
  });
  expect(body).toHaveLength(10);
  expect(JSON.stringify(body)).not.toContain('Camille');
  expect(body).toMatchObject([
    { agency_responsible: 'Direction de la propreté' },
    {},
    {},
    {},
    {},
    {},
    {},
    {},
    {},
    {},
  ]);
  const agency = [{ recipient: ['Voirie', 'Propreté'] }];
  const listed = { ...record, agency_responsible: agency };
  for (const wrapped of [
    { service_requests: [listed] },
    { requests: [{ request: [listed] }] },
    { requests: [listed] },
  ]) {
    expect(converse({ ...dialogue, bodyAt: () => wrapped }).body).toMatchObject([
      { service_request_id: '17', agency_responsible: 'Voirie, Propreté' },
    ]);
  }
});

it('reads the attributes of a definition in each of their nestings', () => {
  const attribute = {
    variable: 'true',
    code: 'A',
    datatype: 'singlevaluelist',
    required: true,
    order: '1',
    values: { value: { key: 123, name: 'Ford' } },
  };
  const read1 = (body: unknown) =>
    converse({
      ...dialogue,
      operation: 'service',
      parameters: { service_code: 'DMV66' },
      bodyAt: () => body,
    }).body;
  const expected = {
    service_code: 'DMV66',
    attributes: [
      {
        variable: true,
        code: 'A',
        datatype: 'singlevaluelist',
        required: true,
        order: 1,
        values: [{ key: '123', name: 'Ford' }],
      },
    ],
  };
  expect(read1({ service_code: 'DMV66', attributes: { attribute } })).toEqual(expected);
  expect(read1([{ service_code: 'DMV66', attributes: [attribute] }])).toEqual(expected);
  expect(() => read1([{ service_code: 'autre', attributes: [attribute] }])).toThrow(WireError);
  expect(() => read1([])).toThrow(VendorError);
});
