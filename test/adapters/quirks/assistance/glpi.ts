import { expect } from 'vitest';
import { glpiRest } from '../../../../src/adapters/glpi-rest/adapter.ts';
import { type Answer, type AnswerAt, outcomeOf } from '../../converse.ts';
import type { Quirk } from '../../quirk.ts';
import { kindOf } from '../../services.ts';
import { asked, dialogue, ids, refused, type Ticket, tickets } from './ask.ts';

const SESSION: Answer = { body: { session_token: 'une-session' } };
const glpiTicket = {
  id: 12,
  name: 'Panne',
  content: '<p>Panne</p>',
  status: 2,
  type: 1,
  priority: 3,
  impact: 3,
  date: '2026-07-01 10:00:00',
  date_mod: '2026-07-01 11:00:00',
  time_to_resolve: null,
  solvedate: null,
  closedate: null,
  externalid: null,
  is_deleted: 0,
};
const TWELVE = { operation: 'retrieveTroubleTicket', parameters: { id: '12' } };
const then = (...rest: readonly Answer[]): AnswerAt => {
  const all = [SESSION, ...rest];
  return (_, step) => all[step] ?? { body: null };
};
const oneGlpi = (change: object): Ticket =>
  asked(glpiRest, then({ body: { ...glpiTicket, ...change } }), TWELVE).body as Ticket;

export const glpiQuirks: readonly Quirk[] = [
  {
    kind: 'access',
    adapter: 'glpi-rest',
    title:
      'Une session s’ouvre avant chaque échange, se nomme à chaque appel et se ferme toujours.',
    witness: '_manual/itsm/glpi-doc__initSession.json',
    check: () => {
      const { requests } = asked(glpiRest, then({ body: glpiTicket }), TWELVE);
      expect(requests[0]?.url).toMatch(/initSession$/);
      expect(requests[1]?.headers).toEqual({ 'Session-Token': 'une-session' });
      const release = glpiRest.operations.retrieveTroubleTicket?.release;
      const { service, serviceUrl } = kindOf(glpiRest);
      const request = {
        ...TWELVE,
        body: undefined,
        at: '',
        serviceUrl,
        settings: service.settings,
      };
      expect(release?.(request, [])).toBeUndefined();
      const opened = { ...SESSION, status: 200, headers: {}, receivedAt: '2026-07-01T00:00:00Z' };
      expect(release?.(request, [opened])).toMatchObject({
        url: expect.stringMatching(/killSession$/),
        headers: { 'Session-Token': 'une-session' },
      });
    },
  },
  {
    kind: 'pages',
    adapter: 'glpi-rest',
    title:
      'Un 206 avec Content-Range est une page ; au-delà du total, une erreur est une page vide.',
    witness: '_manual/itsm/glpi-doc__list-206.http',
    check: () => {
      const found: Answer = {
        status: 206,
        headers: { 'content-range': '1-1/3' },
        body: { totalcount: 3, data: [{ '2': 12 }] },
      };
      const parameters = { offset: '1', limit: '1' };
      const vendor = then(found, { body: [glpiTicket] });
      const { urls, body } = asked(glpiRest, vendor, { parameters });
      expect(new URL(urls[1] ?? '').searchParams.get('range')).toBe('1-1');
      expect(ids(body as readonly Ticket[])).toEqual(['12']);
      const beyond = then({ status: 400, body: ['ERROR_RANGE_EXCEED_TOTAL', 'Hors limites'] });
      expect(tickets(glpiRest, beyond, { parameters: { offset: '500' } })).toEqual([]);
      // Fewer than announced is a part that is missing, not the end.
      const short = then(
        { ...found, body: { totalcount: 30, data: [{ '2': 12 }] } },
        { body: [glpiTicket] },
      );
      refused(glpiRest, short, { parameters: { offset: '1', limit: '20' } });
    },
  },
  {
    kind: 'shapes',
    adapter: 'glpi-rest',
    title:
      'Une recherche rend des options numérotées, en liste ou en table indexée par identifiant.',
    witness: '_manual/itsm/glpi-doc__search.json',
    check: () => {
      for (const data of [[{ '1': 'Panne', '2': 12 }], { '12': { '1': 'Panne', '80': 'Root' } }]) {
        const vendor = then({ body: { totalcount: 1, data } }, { body: [glpiTicket] });
        expect(ids(tickets(glpiRest, vendor))).toEqual(['12']);
      }
    },
  },
  {
    kind: 'shapes',
    adapter: 'glpi-rest',
    title:
      'Le contenu est du HTML, parfois échappé une fois de plus : il devient un texte sans balise.',
    witness: 'glpi-rest/ticket-0004.typical',
    check: () => {
      for (const content of [
        '<p>A &amp; B</p><p>C</p>',
        '&#60;p&#62;A &#38;amp; B&#60;/p&#62;&#60;p&#62;C&#60;/p&#62;',
      ])
        expect(oneGlpi({ content }).description).toBe('A & B\nC');
    },
  },
  {
    kind: 'nothing',
    adapter: 'glpi-rest',
    title: 'Rien s’écrit null, "", " ", "&nbsp;" ou 0 : le champ est absent.',
    witness: '_manual/itsm/glpi-doc__list-206.http',
    check: () => {
      for (const nothing of [null, '', ' ', '&nbsp;', 0]) {
        const ticket = oneGlpi({
          priority: nothing,
          impact: nothing,
          type: nothing,
          externalid: nothing,
        });
        for (const name of ['priority', 'severity', 'ticketType', 'externalIdentifier'])
          expect(ticket).not.toHaveProperty(name);
        expect(oneGlpi({ content: nothing }).description).toBe('Panne');
      }
    },
  },
  {
    kind: 'time',
    adapter: 'glpi-rest',
    title:
      'Les dates sont locales et sans zone : été, hiver, et l’heure qui n’existe pas est refusée.',
    witness: 'glpi-rest/ticket-0001.typical',
    check: () => {
      const opened = (date: string) => oneGlpi({ date, date_mod: null }).creationDate;
      expect(opened('2026-07-01 10:00:00')).toBe('2026-07-01T08:00:00Z');
      expect(opened('2026-01-15 10:00:00')).toBe('2026-01-15T09:00:00Z');
      refused(glpiRest, then({ body: { ...glpiTicket, date: '2026-03-29 02:30:00' } }), TWELVE);
    },
  },
  {
    kind: 'errors',
    adapter: 'glpi-rest',
    title: 'Une erreur est une liste ["ERROR_…", texte], même dans un 200 : jamais une donnée.',
    witness: 'glpi-rest/session.error',
    check: () => {
      for (const code of ['ERROR_ITEM_NOT_FOUND', 'ERROR_RIGHT_MISSING', 'ERROR_SQL'])
        refused(glpiRest, then({ body: [code, 'Texte de l’éditeur'] }), TWELVE);
      const known = outcomeOf(
        dialogue(glpiRest, then({ body: ['ERROR_SQL', 'Texte de l’éditeur'] }), TWELVE),
      );
      expect(JSON.stringify(known)).not.toContain('Texte de l’éditeur');
    },
  },
  {
    kind: 'errors',
    adapter: 'glpi-rest',
    title: 'Une écriture répond 207 avec {"id": false} : c’est un refus, pas une création.',
    witness: '_manual/itsm/glpi-doc__bulk-207.json',
    check: () => {
      const body = { description: 'x', severity: 'Minor', ticketType: 'incident' };
      const create = { operation: 'createTroubleTicket', body };
      const said = [{ id: false, message: 'You don’t have permission' }];
      refused(glpiRest, then({ status: 207, body: said }), create);
      const written = then({ status: 207, body: [{ id: 12, message: '' }] }, { body: glpiTicket });
      expect(asked(glpiRest, written, create).body).toMatchObject({ id: '12' });
    },
  },
  {
    kind: 'scalars',
    adapter: 'glpi-rest',
    title:
      'États et priorités sont des entiers, parfois écrits en texte ; un code inconnu est refusé.',
    witness: 'glpi-rest/ticket-0006.typical',
    check: () => {
      expect(oneGlpi({ status: '3', priority: '6' })).toMatchObject({
        status: 'inProgress',
        priority: 'Critical',
      });
      refused(glpiRest, then({ body: { ...glpiTicket, status: 99 } }), TWELVE);
    },
  },
];
