import { describe, expect, it } from 'vitest';
import { georchestraSignalement } from '../../src/adapters/georchestra-signalement/adapter.ts';
import { VendorError, WireError } from '../../src/model/adapter.ts';
import { type AnswerAt, answers, converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(georchestraSignalement);
const dialogue = { adapter: georchestraSignalement, settings: service.settings, serviceUrl };
const typical = answers('georchestra-signalement');

const body = {
  service_code: 'voirie-nid-de-poule',
  lat: 44.832412,
  long: -0.571655,
  description: 'Trou profond au milieu de la piste cyclable.',
  'attribute[TAILLE]': 'grand',
};

/** One section of one form, for every context. */
function asked(...definitions: object[]): AnswerAt {
  const fields = definitions.map((definition) => ({ definition }));
  return (request, step) =>
    request.url.includes('/form/')
      ? { body: JSON.stringify({ sections: [{ fields }] }) }
      : typical(request, step);
}

function definition(answerAt: AnswerAt): unknown {
  const parameters = { service_code: 'voirie-nid-de-poule' };
  return converse({ ...dialogue, operation: 'service', parameters, answerAt }).body;
}

describe('the types', () => {
  it('are those of the territory, drawn as a point, with questions where there is a form', () => {
    const read = converse({ ...dialogue, operation: 'services', answerAt: typical });
    expect(read.body).toMatchObject([
      { service_code: 'voirie-nid-de-poule', metadata: true },
      { service_code: 'eclairage-panne', metadata: true },
      { service_code: 'proprete-depot-sauvage', metadata: false },
      { service_code: 'proprete-tag', metadata: false },
      { service_code: 'espaces-verts-arbre', metadata: true },
    ]);
    expect(read.urls).toHaveLength(6);
  });

  it('ask nothing where geOrchestra has no form, and are refused when the form is none', () => {
    const form = (text: string) => definition(() => ({ body: text }));
    for (const nothing of ['', 'null', '{"sections":null}']) {
      expect(form(nothing)).toEqual({ service_code: 'voirie-nid-de-poule', attributes: [] });
    }
    expect(() => form('<html>')).toThrow(WireError);
    expect(() => form('{"code":"500"}')).toThrow(WireError);
  });

  it.each([
    ['without a name', { type: 'STRING' }],
    ['of an unknown type', { name: 'A', type: 'GEOMETRY' }],
    ['whose list is no list', { name: 'A', type: 'LIST', extendedType: 'petit,grand' }],
    ['whose list is empty', { name: 'A', type: 'LIST', extendedType: '[]' }],
    ['that `attribute[CODE]` cannot name', { name: 'Où ?', type: 'STRING' }],
  ])('are refused with a question %s', (_, question) => {
    expect(() => definition(asked(question))).toThrow(WireError);
  });

  it('are refused when two questions have one name', () => {
    const twice = { name: 'A', type: 'STRING' };
    expect(() => definition(asked(twice, twice))).toThrow(WireError);
  });
});

describe('a creation', () => {
  const create = (change: object, answerAt: AnswerAt = typical) =>
    converse({ ...dialogue, operation: 'createRequest', body: { ...body, ...change }, answerAt });

  it('reads the type and its form, then drafts and starts', () => {
    const { requests, body: made } = create({});
    expect(made).toEqual([{ service_request_id: '3d0f5a54-6f0e-4f0b-9d6b-000002610011' }]);
    expect(
      requests.map(({ method = 'GET', url }) => [method, url.split('/signalement/')[1]]),
    ).toEqual([
      ['GET', 'reporting/contextDescription/search'],
      ['GET', 'reporting/form/draft/nid_de_poule'],
      ['POST', 'task/draft'],
      ['POST', 'task/start'],
    ]);
    const [, , draft, start] = requests.map((request) => String(request.body?.content ?? 'null'));
    const report = {
      contextDescription: { name: 'nid_de_poule' },
      description: body.description,
      localisation: [{ x: '-0.571655', y: '44.832412' }],
    };
    expect(JSON.parse(draft ?? '')).toEqual(report);
    expect(JSON.parse(start ?? '')).toEqual({
      asset: { uuid: '3d0f5a54-6f0e-4f0b-9d6b-000002610011', ...report },
      form: {
        sections: [
          { name: 'reponses', fields: [{ definition: { name: 'TAILLE' }, values: ['grand'] }] },
        ],
      },
    });
  });

  it('keeps place and photo in the description, sends no contact and says so', () => {
    const { requests, body: made } = create({
      address_string: 'Cours Victor Hugo',
      media_url: 'https://photos.example.fr/1.jpg',
      email: 'camille@example.fr',
      last_name: 'Martin',
    });
    const sent = requests.map((request) => String(request.body?.content)).join('');
    expect(sent).toContain('\\nLieu : Cours Victor Hugo\\nPhoto : https://photos.example.fr/1.jpg');
    expect(sent).not.toMatch(/camille|Martin/);
    expect(made).toMatchObject([{ service_notice: expect.stringContaining('coordonnées') }]);
  });

  it.each([
    ['an unknown type', { service_code: 'autre' }],
    ['a type that JavaScript knows', { service_code: 'constructor' }],
    ['a type that is drawn as a line', { service_code: 'voirie-trottoir' }],
    ['no description', { description: undefined }],
    ['a description that geOrchestra would cut', { description: 'x'.repeat(1_025) }],
    ['no position', { lat: undefined }],
    ['a required question left out', { 'attribute[TAILLE]': undefined }],
    ['a required question left empty', { 'attribute[TAILLE]': '' }],
    ['an answer that is not of the list', { 'attribute[TAILLE]': 'moyen' }],
    ['two answers where one is wanted', { 'attribute[TAILLE][]': ['petit'] }],
    ['a number that is none', { 'attribute[PROFONDEUR]': '1e3' }],
    ['a number of the wrong sign', { 'attribute[PROFONDEUR]': '-3' }],
    ['a day that is none', { 'attribute[DEPUIS]': '31/02/2026' }],
    ['a text that is too long', { 'attribute[PRECISIONS]': 'x'.repeat(201) }],
    ['an answer to what is only shown', { 'attribute[DANGER]': 'oui' }],
    ['an answer to no question', { 'attribute[COULEUR]': 'bleu' }],
  ])('with %s is refused before anything is written', (_, change) => {
    const written: string[] = [];
    const answerAt: AnswerAt = (request, step) => {
      if (request.method !== undefined) written.push(request.url);
      return typical(request, step);
    };
    const defined = { ...body, ...change };
    const clean = Object.fromEntries(
      Object.entries(defined).filter(([, value]) => value !== undefined),
    );
    const run = () => converse({ ...dialogue, operation: 'createRequest', body: clean, answerAt });
    expect(run).toThrow(VendorError);
    expect(written).toEqual([]);
  });

  it('takes every kind of answer', () => {
    const { requests } = create({
      'attribute[LIEU][]': ['chaussee', 'piste'],
      'attribute[PROFONDEUR]': '12',
      'attribute[CHUTE]': 'false',
      'attribute[DEPUIS]': '01/10/2026',
    });
    expect(JSON.parse(String(requests[3]?.body?.content)).form.sections).toMatchObject([
      {
        fields: [
          { values: ['grand'] },
          { values: ['chaussee', 'piste'] },
          { values: ['12'] },
          { values: ['false'] },
          { values: ['01/10/2026'] },
        ],
      },
    ]);
  });

  it('is no success when the start answers of another report, or of none', () => {
    const other =
      (uuid: unknown): AnswerAt =>
      (request, step) =>
        request.url.endsWith('start') ? { body: { asset: { uuid } } } : typical(request, step);
    expect(() => create({}, other('3d0f5a54-6f0e-4f0b-9d6b-000002610012'))).toThrow(WireError);
    expect(() => create({}, other(null))).toThrow(WireError);
    const refused: AnswerAt = (request, step) =>
      request.url.endsWith('start') ? { status: 400, body: {} } : typical(request, step);
    const outcome = outcomeOf({
      ...dialogue,
      operation: 'createRequest',
      body,
      answerAt: refused,
    });
    expect(outcome).toHaveProperty('refused');
  });
});

it('offers no list: only running tasks of its own account are shown to it', () => {
  expect(Object.keys(georchestraSignalement.operations)).toEqual([
    'services',
    'service',
    'createRequest',
  ]);
});
