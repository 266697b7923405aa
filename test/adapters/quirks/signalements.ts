/** Reports of citizens: one standard and its dialects, and a system that is none of them. */
import { expect } from 'vitest';
import { open311 } from '../../../src/adapters/open311/adapter.ts';
import { signalen } from '../../../src/adapters/signalen/adapter.ts';
import { signalementsNative } from '../../../src/contracts/signalements/native.ts';
import { readXml } from '../../../src/gateway/read-xml.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import { answers, type Dialogue, outcomeOf } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { kindOf } from '../services.ts';
import { georchestraQuirks } from './signalements/georchestra.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

const record = {
  service_request_id: '17',
  status: 'open',
  service_code: 'voirie',
  requested_datetime: '2026-10-01T06:00:00Z',
};

type Change = Partial<Omit<Dialogue, 'adapter' | 'operation'>>;

/** The body of an operation, or why there is none. */
function read(adapter: Adapter, operation: string, change: Change): unknown {
  const { serviceUrl, service } = kindOf(adapter);
  const settings = adapter === open311 ? { box } : service.settings;
  const outcome = outcomeOf({ adapter, operation, serviceUrl, settings, ...change });
  return 'body' in outcome ? outcome.body : outcome;
}

const requests = (...records: readonly object[]) =>
  read(open311, 'requests', { bodyAt: () => records.map((each) => ({ ...record, ...each })) });

const created = (...records: readonly object[]) =>
  read(open311, 'createRequest', {
    body: { service_code: 'voirie', lat: 44.84, long: -0.57 },
    answerAt: () => ({ status: 201, body: records }),
  });

const xml = (text: string, operation = 'requests') =>
  read(open311, operation, { settings: { box, format: 'xml' }, bodyAt: () => readXml(text) });

export const quirks: readonly Quirk[] = [
  ...georchestraQuirks,
  {
    kind: 'coordinates',
    adapter: 'signalen',
    title:
      'Une position est un point GeoJSON, longitude d’abord ; le contrat a « lat » et « long ».',
    witness: 'amsterdam-signals__tests_request_data_signal_post.json',
    check: () => {
      const body = read(signalen, 'requests', { answerAt: answers('signalen') });
      expect(body).toMatchObject([{ lat: 44.845987, long: -0.558341 }, ...Array(9).fill({})]);
    },
  },
  {
    kind: 'coordinates',
    adapter: 'open311',
    title: 'Des coordonnées échangées mènent hors du territoire : la demande est écartée.',
    witness: 'test/recordings/open311/requests.typical.json',
    check: () => {
      expect(requests({ lat: 44.84, long: -0.57 })).toMatchObject([{ lat: 44.84, long: -0.57 }]);
      expect(requests({ lat: -0.57, long: 44.84 })).toHaveProperty('refused');
    },
  },
  {
    kind: 'time',
    adapter: 'open311',
    title: 'Un horodatage sans fuseau est à l’heure locale ; le contrat le dit en UTC.',
    witness: 'test/recordings/open311/requests.odd-times.json',
    check: () => {
      const answerAt = answers('open311', 'odd-times');
      const body = read(open311, 'requests', {
        serviceUrl: 'https://editeur.invalid/chicago/v2/',
        answerAt,
      });
      expect(body).toMatchObject([
        { service_request_id: '2610001', requested_datetime: '2026-09-21T06:12:00Z' },
        { service_request_id: '2610002', requested_datetime: '2026-09-18T15:40:00Z' },
      ]);
    },
  },
  {
    kind: 'time',
    adapter: 'open311',
    title: 'Une date écrite mois d’abord n’en est pas une : la demande est écartée.',
    witness: 'georeport-v2-spec__Inquiry-v1-06.json',
    check: () => {
      const odd = { service_request_id: '18', requested_datetime: '12-31-2099T00:00:00Z' };
      expect(requests({}, odd)).toHaveLength(1);
    },
  },
  {
    kind: 'nothing',
    adapter: 'open311',
    title: '« Rien » s’écrit null, texte vide ou champ absent ; le contrat laisse le champ absent.',
    witness: 'georeport-v2-spec__index-05.json',
    check: () => {
      const nothing = { address: '', media_url: null, description: ' ', lat: '', long: '' };
      expect(requests(nothing)).toEqual([record]);
      expect(created({ service_request_id: 293944, account_id: null })).toEqual([
        { service_request_id: '293944' },
      ]);
    },
  },
  {
    kind: 'nothing',
    adapter: 'signalements-natif',
    title: 'La norme admet null pour un champ facultatif ; le contrat ne le montre pas.',
    witness: 'json-schemas__schema_georeport-v2_request.json',
    check: () => {
      const body = read(signalementsNative, 'requests', {
        bodyAt: () => [{ ...record, address: null, zipcode: '' }],
      });
      expect(body).toEqual([record]);
    },
  },
  {
    kind: 'scalars',
    adapter: 'open311',
    title: 'Un numéro de demande est un nombre ou un texte ; le contrat en fait un texte.',
    witness: 'georeport-v2-spec__index-05.json',
    check: () => {
      expect(requests({ service_request_id: 293944 })).toMatchObject([
        { service_request_id: '293944' },
      ]);
      expect(requests({ lat: '44.84', long: '-0.57' })).toMatchObject([{ lat: 44.84 }]);
    },
  },
  {
    kind: 'scalars',
    adapter: 'open311',
    title: 'La clé d’une réponse possible est un nombre en JSON ; le contrat en fait un texte.',
    witness: 'georeport-v2-spec__index-03.json',
    check: () => {
      const values = [{ key: 123, name: 'Ford' }];
      const attribute = {
        variable: true,
        code: 'A',
        datatype: 'string',
        required: 'false',
        values,
      };
      const body = read(open311, 'service', {
        parameters: { service_code: 'DMV66' },
        bodyAt: () => ({ service_code: 'DMV66', attributes: [attribute] }),
      });
      expect(body).toMatchObject({
        attributes: [{ required: false, values: [{ key: '123', name: 'Ford' }] }],
      });
    },
  },
  {
    kind: 'errors',
    adapter: 'open311',
    title: 'Une erreur vient à la place d’une demande, dans un 200 : ce n’est pas une liste vide.',
    witness: 'georeport-v2-spec__index-14.xml',
    check: () => {
      const error = { code: 403, description: 'Invalid api_key received' };
      expect(read(open311, 'requests', { bodyAt: () => [error] })).toHaveProperty('refused');
      expect(created(error)).toEqual({ refused: expect.not.stringContaining('api_key') });
      expect(xml('<errors><error><code>400</code></error></errors>')).toHaveProperty('refused');
    },
  },
  {
    kind: 'errors',
    adapter: 'open311',
    title: 'Une demande sans numéro ni jeton ne peut être nommée : elle est écartée.',
    witness: 'test/recordings/open311/requests.typical.json',
    check: () => {
      const body = read(open311, 'requests', {
        serviceUrl: 'https://editeur.invalid/chicago/v2/',
        settings: { box, dialect: 'chicago' },
        answerAt: answers('open311'),
      });
      expect(body).toHaveLength(10);
    },
  },
  {
    kind: 'pages',
    adapter: 'open311',
    title: 'Aucun total n’est annoncé : la fin d’une liste est cherchée en remontant les dates.',
    witness: 'georeport-v2-spec__index-09.xml',
    check: () => {
      const day = (index: number) => `2026-09-${String(25 - index).padStart(2, '0')}T08:00:00Z`;
      const all = Array.from({ length: 25 }, (_, index) => ({
        ...record,
        service_request_id: String(index),
        requested_datetime: day(index),
      }));
      const bodyAt = (url: URL) => {
        const end = url.searchParams.get('end_date') ?? '';
        return all.filter((each) => each.requested_datetime <= end).slice(0, 10);
      };
      const settings = { box, listMax: 10 };
      expect(read(open311, 'requests', { settings, bodyAt })).toHaveLength(25);
      const deaf = () => all.slice(0, 10);
      expect(read(open311, 'requests', { settings, bodyAt: deaf })).toHaveProperty('refused');
    },
  },
  {
    kind: 'pages',
    adapter: 'open311',
    title: 'Chicago pagine, et peut rendre des pages plus courtes que demandé avant la fin.',
    witness: 'test/recordings/open311/requests-end.typical.json',
    check: () => {
      const all = Array.from({ length: 70 }, (_, id) => ({ ...record, service_request_id: id }));
      const bodyAt = (url: URL) => {
        const page = Number(url.searchParams.get('page'));
        return all.slice((page - 1) * 50, page * 50);
      };
      const settings = { box, dialect: 'chicago' };
      expect(read(open311, 'requests', { settings, bodyAt })).toHaveLength(70);
    },
  },
  {
    kind: 'shapes',
    adapter: 'open311',
    title: 'Une seule demande est un élément en XML et une liste d’un élément en JSON.',
    witness: 'georeport-v2-spec__index-09.xml',
    check: () => {
      const one = Object.entries(record).map(([name, value]) => `<${name}>${value}</${name}>`);
      const request = `<request>${one.join('')}<address/></request>`;
      expect(xml(`<service_requests>${request}</service_requests>`)).toEqual([record]);
      expect(requests({})).toEqual([record]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'open311',
    title: 'Une création rend un numéro ou un jeton ; quand elle rend les deux, le numéro compte.',
    witness: 'georeport-v2-spec__index-06.xml',
    check: () => {
      expect(created({ token: '12345' })).toEqual([{ token: '12345' }]);
      expect(created({ service_request_id: 638344, token: '12345' })).toEqual([
        { service_request_id: '638344' },
      ]);
      expect(created({ service_notice: 'Merci' })).toHaveProperty('refused');
    },
  },
  {
    kind: 'shapes',
    adapter: 'open311',
    title:
      'FixMyStreet enveloppe ses listes et nomme les services responsables dans « recipient ».',
    witness: 'test/recordings/open311/fixmystreet-requests.typical.json',
    check: () => {
      const agency_responsible = { recipient: ['Voirie', 'Propreté'] };
      const wrapped = { service_requests: [{ ...record, agency_responsible }] };
      const body = read(open311, 'requests', { bodyAt: () => wrapped });
      expect(body).toEqual([{ ...record, agency_responsible: 'Voirie, Propreté' }]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'open311',
    title:
      'Les extensions (attributs, notes, métadonnées de photos) n’ont pas de place : elles tombent.',
    witness: 'georeport-v2-spec__Extensions-01.json',
    check: () => {
      const extensions = { attributes: [], extended_attributes: { channel: 'android' }, notes: [] };
      expect(requests(extensions)).toEqual([record]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'signalen',
    title: 'Deux numéros désignent un signalement ; celui que l’on dit à l’usager est le numéro.',
    witness: 'amsterdam-signals__tests_json_schema_get_signals_v1_public_signals_-uuid-.json',
    check: () => {
      const token_id = '0b1f6f0e-5d0c-4c1c-9a2b-000002610011';
      const parameters = { token_id };
      const body = read(signalen, 'token', { parameters, answerAt: answers('signalen') });
      expect(body).toEqual([{ token: token_id, service_request_id: '2610011' }]);
    },
  },
  {
    kind: 'access',
    adapter: 'open311',
    title: 'La clé est un champ du formulaire de création : elle ne passe jamais dans une adresse.',
    witness: 'georeport-v2-spec__index-14.xml',
    check: () => {
      expect(open311.auth).toEqual({ kind: 'form', name: 'api_key', optional: true });
      expect(created({ service_request_id: '1' })).toEqual([{ service_request_id: '1' }]);
    },
  },
  {
    kind: 'access',
    adapter: 'signalen',
    title: 'La lecture protégée contient qui a signalé et son texte : rien n’en est lu.',
    witness: 'amsterdam-signals__tests_json_schema_get_signals_v1_private_signals.json',
    check: () => {
      const body = read(signalen, 'requests', { answerAt: answers('signalen') });
      expect(JSON.stringify(body)).not.toMatch(/camille|33600000000|halage/);
      expect(body).toHaveLength(10);
    },
  },
  {
    kind: 'staleness',
    adapter: 'open311',
    title:
      'Deux états existent, open et closed ; celui que l’éditeur écrit est dit dans « status_notes ».',
    witness: 'test/recordings/open311/requests.typical.json',
    check: () => {
      const settings = { box, statuses: { Traité: 'closed' } };
      const bodyAt = () => [{ ...record, status: 'Traité' }];
      expect(read(open311, 'requests', { settings, bodyAt })).toMatchObject([
        { status: 'closed', status_notes: 'Traité' },
      ]);
      expect(read(open311, 'requests', { bodyAt })).toHaveProperty('refused');
    },
  },
  {
    kind: 'staleness',
    adapter: 'open311',
    title: 'Une mise à jour antérieure au dépôt, ou absente, n’est pas connue.',
    witness: 'test/recordings/open311/requests.typical.json',
    check: () => {
      expect(requests({ updated_datetime: '2026-09-01T00:00:00Z' })).toEqual([record]);
      expect(requests({ updated_datetime: '2026-10-02T06:00:00Z' })).toMatchObject([
        { updated_datetime: '2026-10-02T06:00:00Z' },
      ]);
    },
  },
];
