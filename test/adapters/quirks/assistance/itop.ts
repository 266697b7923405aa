import { expect } from 'vitest';
import { itopRest } from '../../../../src/adapters/itop-rest/adapter.ts';
import { type AnswerAt, outcomeOf } from '../../converse.ts';
import type { Quirk } from '../../quirk.ts';
import { dialogue, ids, refused, tickets } from './ask.ts';

const itopObject = (fields: object) => ({ code: 0, message: '', class: 'UserRequest', fields });
const itopFields = {
  id: '12',
  ref: 'R-000012',
  title: 'Panne',
  description: '<p>Panne</p>',
  status: 'assigned',
  impact: '2',
  priority: '3',
  request_type: 'incident',
  start_date: '2026-07-01 10:00:00',
};
const itopAnswer = (...keys: readonly string[]) => ({
  body: {
    code: 0,
    objects: Object.fromEntries(
      keys.map((id) => [`UserRequest::${id}`, itopObject({ ...itopFields, id })]),
    ),
  },
});

export const itopQuirks: readonly Quirk[] = [
  {
    kind: 'errors',
    adapter: 'itop-rest',
    title: 'Toujours HTTP 200 : un code différent de 0 est une erreur, jamais une liste vide.',
    witness: '_manual/itsm/itop-test__error-in-200.json',
    check: () => {
      for (const code of [1, 3, 100]) {
        refused(itopRest, () => ({ body: { code, message: 'Error: texte de l’éditeur' } }));
        refused(itopRest, () => ({ body: { code, message: 'Error', objects: null } }));
      }
    },
  },
  {
    kind: 'shapes',
    adapter: 'itop-rest',
    title:
      'Les objets sont une table « UserRequest::12 », null ou une liste vide quand il n’y en a pas.',
    witness: '_manual/itsm/itop-test__core-get.json',
    check: () => {
      expect(ids(tickets(itopRest, () => itopAnswer('12', '13')))).toEqual(['12', '13']);
      for (const objects of [null, [], {}])
        expect(tickets(itopRest, () => ({ body: { code: 0, objects } }))).toEqual([]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'itop-rest',
    title: 'Les textes sont enveloppés de <p> : ils deviennent du texte.',
    witness: '_manual/itsm/itop-test__core-get.json',
    check: () => {
      expect(tickets(itopRest, () => itopAnswer('12'))[0]?.description).toBe('Panne');
    },
  },
  {
    kind: 'pages',
    adapter: 'itop-rest',
    title:
      'Les pages se comptent par limit et page : le décalage demandé est tenu à travers elles.',
    witness: 'itop-rest/requests.typical',
    check: () => {
      const all = Array.from({ length: 230 }, (_, index) => String(index + 1));
      const vendor: AnswerAt = ({ body }) => {
        const form = new URLSearchParams(String(body?.content));
        const { limit, page } = JSON.parse(form.get('json_data') ?? '{}');
        const from = (Number(page) - 1) * Number(limit);
        return itopAnswer(...all.slice(from, from + Number(limit)));
      };
      const parameters = { offset: '195', limit: '10' };
      expect(ids(tickets(itopRest, vendor, { parameters }))).toEqual(all.slice(195, 205));
      const end = { offset: '225', limit: '10' };
      expect(ids(tickets(itopRest, vendor, { parameters: end }))).toEqual(all.slice(225));
    },
  },
  {
    kind: 'access',
    adapter: 'itop-rest',
    title: 'Le code 1 (UNAUTHORIZED) met en cause notre compte, pas le réutilisateur.',
    witness: 'itop-rest/request.error',
    check: () => {
      const outcome = outcomeOf(dialogue(itopRest, () => ({ body: { code: 1 } }), {}));
      expect(outcome).toEqual({ refused: expect.stringContaining('passerelle') });
    },
  },
];
