import { describe, expect, it } from 'vitest';
import { signalen } from '../../src/adapters/signalen/adapter.ts';
import { VendorError, WireError } from '../../src/model/adapter.ts';
import { converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(signalen);
const dialogue = { adapter: signalen, settings: service.settings, serviceUrl };

const signal = {
  id: 17,
  has_parent: false,
  status: { state: 'b', state_display: 'In behandeling', text: 'Beste mevrouw Jansen' },
  category: { sub: 'Gat', sub_slug: 'nid-de-poule', main_slug: 'voirie', departments: 'STW' },
  location: { geometrie: { type: 'Point', coordinates: [-0.57, 44.84] }, address: null },
  reporter: { email: 'a@b.nl', phone: '0123456789' },
  text: 'Mijn buurman',
  created_at: '2026-10-01T08:00:00.604472+02:00',
  updated_at: '2026-10-01T09:00:00+02:00',
};

function read(...changes: object[]): unknown {
  const results = changes.map((change, index) => ({ ...signal, id: index + 1, ...change }));
  const bodyAt = () => ({ count: results.length, results });
  return converse({ ...dialogue, operation: 'requests', bodyAt }).body;
}

it('reads a signal without who reported it or what they wrote', () => {
  const body = read({});
  expect(body).toEqual([
    {
      service_request_id: '1',
      status: 'open',
      status_notes: 'In behandeling',
      service_name: 'Gat',
      service_code: 'voirie-nid-de-poule',
      agency_responsible: 'STW',
      requested_datetime: '2026-10-01T06:00:00.604Z',
      updated_datetime: '2026-10-01T07:00:00Z',
      lat: 44.84,
      long: -0.57,
    },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/a@b\.nl|buurman|Jansen/);
});

it('publishes only the categories of the territory, and no part of a split signal', () => {
  const elsewhere = { category: { ...signal.category, sub_slug: 'geluidsoverlast' } };
  expect(read({}, elsewhere, { has_parent: true })).toHaveLength(1);
});

it('is closed when Signalen takes it off its map', () => {
  const of = (state: string) => read({ status: { state, state_display: state } });
  for (const state of ['o', 'a', 's', 'done external', 'reopen requested']) {
    expect(of(state)).toMatchObject([{ status: 'closed' }]);
  }
  expect(of('ingepland')).toMatchObject([{ status: 'open', status_notes: 'ingepland' }]);
  expect(() => of('nieuwe staat')).toThrow(WireError);
});

it('follows pages until the total, and refuses one that never comes', () => {
  const all = Array.from({ length: 130 }, (_, id) => ({ ...signal, id }));
  const bodyAt = (url: URL) => {
    const page = Number(url.searchParams.get('page'));
    return { count: 130, results: all.slice((page - 1) * 100, page * 100) };
  };
  const { body, urls } = converse({ ...dialogue, operation: 'requests', bodyAt });
  expect(body).toHaveLength(130);
  expect(urls).toHaveLength(2);
  const short = () => ({ count: 130, results: [] });
  expect(outcomeOf({ ...dialogue, operation: 'requests', bodyAt: short })).toHaveProperty(
    'refused',
  );
});

describe('a creation', () => {
  const body = {
    service_code: 'voirie-nid-de-poule',
    lat: 44.84,
    long: -0.57,
    description: 'Trou profond.',
    address_string: 'Cours Victor Hugo',
    email: 'camille@example.fr',
    first_name: 'Camille',
    media_url: 'https://photos.example.fr/1.jpg',
    'attribute[LIEU][]': ['chaussee', 'piste'],
  };
  const create = (change: object, answer: unknown = { id: 5, signal_id: 'uuid' }) =>
    converse({
      ...dialogue,
      operation: 'createRequest',
      body: { ...body, ...change },
      answerAt: () => ({ status: 201, body: answer }),
    });

  it('is one call, longitude first, with the address of the sub-category', () => {
    const { requests, body: made } = create({});
    expect(made).toEqual([{ service_request_id: '5' }]);
    expect(requests).toHaveLength(1);
    expect(JSON.parse(String(requests[0]?.body?.content))).toEqual({
      text: 'Trou profond.',
      text_extra: 'LIEU : chaussee, piste\nPhoto : https://photos.example.fr/1.jpg',
      location: {
        geometrie: { type: 'Point', coordinates: [-0.57, 44.84] },
        address_text: 'Cours Victor Hugo',
      },
      category: {
        sub_category:
          'https://editeur.invalid/signals/v1/public/terms/categories/voirie/sub_categories/nid-de-poule',
      },
      reporter: { email: 'camille@example.fr', sharing_allowed: false },
      incident_date_start: '2026-10-04T08:01:00Z',
    });
  });

  it('gives its UUID as a token where there is no number', () => {
    expect(create({}, { signal_id: 'uuid' }).body).toEqual([{ token: 'uuid' }]);
    expect(() => create({}, {})).toThrow(WireError);
  });

  it.each([
    ['an unknown type', { service_code: 'autre' }],
    ['a type that JavaScript knows', { service_code: 'constructor' }],
    ['no description', { description: undefined }],
    ['no position', { lat: undefined, long: undefined }],
  ])('with %s is refused before Signalen hears of it', (_, change) => {
    expect(() => create(change)).toThrow(VendorError);
  });
});

it('offers lists only where it may read the private interface', () => {
  const { offered } = signalen;
  expect(offered?.({ ...(service.settings as object), privateReading: false })).toEqual([
    'services',
    'createRequest',
    'token',
  ]);
});
