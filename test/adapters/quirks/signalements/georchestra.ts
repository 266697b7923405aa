/** The reporting module of geOrchestra: a form, a draft, a start. */
import { expect } from 'vitest';
import { georchestraSignalement } from '../../../../src/adapters/georchestra-signalement/adapter.ts';
import { answers, type Dialogue, outcomeOf } from '../../converse.ts';
import type { Quirk } from '../../quirk.ts';
import { kindOf } from '../../services.ts';

/** The body of an operation, or why there is none. */
function read(
  operation: string,
  change: Partial<Omit<Dialogue, 'adapter' | 'operation'>>,
): unknown {
  const adapter = georchestraSignalement;
  const { serviceUrl, service } = kindOf(adapter);
  const outcome = outcomeOf({
    adapter,
    operation,
    serviceUrl,
    settings: service.settings,
    ...change,
  });
  return 'body' in outcome ? outcome.body : outcome;
}

const REPORT = {
  service_code: 'voirie-nid-de-poule',
  lat: 44.84,
  long: -0.57,
  description: 'Trou profond.',
};

/** What geOrchestra is sent by a creation, its form being the one given. */
function sentToGeorchestra(body: object, sections: readonly object[]): readonly string[] {
  const sent: string[] = [];
  const contexts = [{ name: 'nid_de_poule', label: 'Nid-de-poule', geographicType: 'POINT' }];
  const made = read('createRequest', {
    body: { ...REPORT, ...body },
    answerAt: ({ url, body: content }) => {
      if (content !== undefined) sent.push(String(content.content));
      if (url.includes('/form/')) return { body: JSON.stringify({ sections }) };
      const asset = { uuid: '3d0f5a54-6f0e-4f0b-9d6b-000002610011' };
      return { body: url.includes('/task/') ? { asset } : contexts };
    },
  });
  expect(made).toMatchObject([{ service_request_id: '3d0f5a54-6f0e-4f0b-9d6b-000002610011' }]);
  return sent;
}

export const georchestraQuirks: readonly Quirk[] = [
  {
    kind: 'coordinates',
    adapter: 'georchestra-signalement',
    title:
      'Une position est une liste de points dont « x », la longitude, et « y » sont des textes.',
    witness: 'test/recordings/georchestra-signalement/draft.typical.json',
    check: () => {
      const [draft = '', start = ''] = sentToGeorchestra({}, []);
      for (const content of [JSON.parse(draft), JSON.parse(start).asset]) {
        expect(content).toMatchObject({ localisation: [{ x: '-0.57', y: '44.84' }] });
      }
    },
  },
  {
    kind: 'nothing',
    adapter: 'georchestra-signalement',
    title: 'Un contexte sans formulaire rend un 200 au corps vide : aucune question n’est posée.',
    witness: 'test/recordings/georchestra-signalement/form-tag.typical.json',
    check: () => {
      const parameters = { service_code: 'proprete-tag' };
      const answerAt = answers('georchestra-signalement');
      expect(read('service', { parameters, answerAt })).toEqual({
        service_code: 'proprete-tag',
        attributes: [],
      });
    },
  },
  {
    kind: 'scalars',
    adapter: 'georchestra-signalement',
    title: 'Les choix d’une liste sont du JSON écrit dans un texte, « extendedType ».',
    witness: 'test/recordings/georchestra-signalement/form-nid-de-poule.typical.json',
    check: () => {
      const parameters = { service_code: 'voirie-nid-de-poule' };
      const answerAt = answers('georchestra-signalement');
      const body = read('service', { parameters, answerAt });
      expect(body).toMatchObject({
        attributes: [
          { code: 'TAILLE', datatype: 'singlevaluelist', values: [{ key: 'petit' }, {}] },
          { code: 'LIEU', datatype: 'multivaluelist', values: [{ key: 'chaussee' }, {}] },
          ...Array(5).fill({}),
        ],
      });
    },
  },
  {
    kind: 'shapes',
    adapter: 'georchestra-signalement',
    title:
      'Les réponses ne sont cherchées que dans la dernière section : elles partent toutes dans une seule.',
    witness: 'test/recordings/georchestra-signalement/start.typical.json',
    check: () => {
      const section = (name: string) => ({ fields: [{ definition: { name, type: 'STRING' } }] });
      const given = { 'attribute[A]': 'un', 'attribute[B]': 'deux' };
      const [, start = ''] = sentToGeorchestra(given, [section('A'), section('B')]);
      expect(JSON.parse(start).form.sections).toEqual([
        {
          name: 'reponses',
          fields: [
            { definition: { name: 'A' }, values: ['un'] },
            { definition: { name: 'B' }, values: ['deux'] },
          ],
        },
      ]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'georchestra-signalement',
    title:
      'Un contexte peut être dessiné par une ligne ou un polygone : il n’est pas un type, une demande n’ayant qu’un point.',
    witness: 'test/recordings/georchestra-signalement/contexts.typical.json',
    check: () => {
      const body = read('services', {
        answerAt: answers('georchestra-signalement'),
      });
      expect(body).toHaveLength(5);
      expect(JSON.stringify(body)).not.toContain('voirie-trottoir');
    },
  },
];
