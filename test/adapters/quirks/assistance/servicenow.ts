import { expect } from 'vitest';
import { servicenowTable } from '../../../../src/adapters/servicenow-table/adapter.ts';
import { type AnswerAt, answers, outcomeOf } from '../../converse.ts';
import type { Quirk } from '../../quirk.ts';
import { asked, dialogue, ids, refused, type Ticket, tickets } from './ask.ts';

/** One incident as the Table API gives it when nothing is said of display values. */
const incident = {
  sys_id: 'a1',
  sys_class_name: 'incident',
  number: 'INC0010001',
  short_description: 'Panne',
  description: '',
  state: '2',
  active: 'true',
  impact: '2',
  priority: '3',
  opened_at: '2026-07-01 08:00:00',
  sys_updated_on: '2026-07-01 09:00:00',
  due_date: '',
  resolved_at: '',
  closed_at: '',
  correlation_id: '',
};

const ONE = { operation: 'retrieveTroubleTicket', parameters: { id: 'a1' } };
const oneIncident = (change: object): Ticket =>
  asked(servicenowTable, () => ({ body: { result: { ...incident, ...change } } }), ONE)
    .body as Ticket;

/** Pages of the Table API by offset, and how many rows it says there are. */
function pages(total: number, byOffset: Readonly<Record<number, readonly string[]>>): AnswerAt {
  return ({ url }) => {
    const offset = Number(new URL(url).searchParams.get('sysparm_offset'));
    const result = (byOffset[offset] ?? []).map((sys_id) => ({ ...incident, sys_id }));
    return { headers: { 'x-total-count': String(total) }, body: { result } };
  };
}

export const servicenowQuirks: readonly Quirk[] = [
  {
    kind: 'pages',
    adapter: 'servicenow-table',
    title: 'La limite s’applique avant les droits : une page courte ou vide n’est pas la fin.',
    witness: 'servicenow-table/incidents.typical',
    check: () => {
      const vendor = pages(9, { 0: ['a1'], 3: [], 6: ['a7', 'a8', 'a9'] });
      expect(ids(tickets(servicenowTable, vendor, { parameters: { limit: '3' } }))).toEqual([
        'a1',
        'a7',
        'a8',
      ]);
      const next = { parameters: { offset: '1', limit: '2' } };
      expect(ids(tickets(servicenowTable, vendor, next))).toEqual(['a7', 'a8']);
    },
  },
  {
    kind: 'pages',
    adapter: 'servicenow-table',
    title: 'Le lien rel=prev porte un décalage de -1 : aucun lien n’est suivi, seul next compte.',
    witness: '_manual/itsm/servicenow-gist__link-header.http',
    check: () => {
      const link =
        '<https://editeur.invalid/x?sysparm_offset=-1>;rel="prev",<https://ailleurs.example/>;rel="next"';
      const { urls } = asked(
        servicenowTable,
        (_, step) => ({
          headers: step === 0 ? { link } : { link: '<https://editeur.invalid/x>;rel="first"' },
          body: { result: step === 0 ? [] : [incident] },
        }),
        { parameters: { limit: '2' } },
      );
      expect(urls).toHaveLength(2);
      expect(urls.every((url) => url.startsWith('https://editeur.invalid/'))).toBe(true);
      expect(urls.every((url) => !url.includes('sysparm_offset=-'))).toBe(true);
    },
  },
  {
    kind: 'nothing',
    adapter: 'servicenow-table',
    title: 'Rien s’écrit "" : le champ est alors absent, et la description reprend l’intitulé.',
    witness: 'itsm/servicenow-tableapi-doc__c-TableAPI-01.json',
    check: () => {
      const ticket = oneIncident({ priority: '', impact: '' });
      for (const name of ['priority', 'severity', 'expectedResolutionDate', 'externalIdentifier'])
        expect(ticket).not.toHaveProperty(name);
      expect(ticket.description).toBe('Panne');
    },
  },
  {
    kind: 'shapes',
    adapter: 'servicenow-table',
    title:
      'Avec display_value=all chaque champ devient un objet : le code et l’heure UTC sont lus.',
    witness: 'servicenow-table/incident-0001.typical',
    check: () => {
      const ticket = oneIncident({
        state: { display_value: 'On Hold', value: '3' },
        opened_at: { display_value: '2026-07-01 10:00:00', value: '2026-07-01 08:00:00' },
      });
      expect(ticket).toMatchObject({ status: 'pending', creationDate: '2026-07-01T08:00:00Z' });
      expect(ticket.troubleTicketCharacteristic).toContainEqual(
        expect.objectContaining({ name: 'editeur:statut', value: 'On Hold' }),
      );
    },
  },
  {
    kind: 'shapes',
    adapter: 'servicenow-table',
    title: 'Une référence est {link, value} ou "" : la valeur seule est lue.',
    witness: 'itsm/servicenow-tableapi-doc__c-TableAPI-01.json',
    check: () => {
      const link = 'https://editeur.invalid/api/now/table/x/BM-1';
      expect(oneIncident({ correlation_id: { link, value: 'BM-1' } }).externalIdentifier).toEqual([
        expect.objectContaining({ id: 'BM-1' }),
      ]);
      expect(oneIncident({ correlation_id: { link: '', value: '' } })).not.toHaveProperty(
        'externalIdentifier',
      );
    },
  },
  {
    kind: 'scalars',
    adapter: 'servicenow-table',
    title: 'Les booléens sont des textes : un incident ouvert mais « active »: "false" est refusé.',
    witness: 'itsm/servicenow-tableapi-doc__c-TableAPI-01.json',
    check: () => {
      expect(oneIncident({ active: 'true' }).status).toBe('inProgress');
      const answerAt = () => ({ body: { result: { ...incident, active: 'false' } } });
      refused(servicenowTable, answerAt, ONE);
    },
  },
  {
    kind: 'time',
    adapter: 'servicenow-table',
    title:
      'Les dates sont en UTC sans zone ; une durée écrite comme une date de 1970 n’en est pas une.',
    witness: 'itsm/servicenow-tableapi-doc__c-TableAPI-01.json',
    check: () => {
      const over = oneIncident({ state: '6', resolved_at: '1970-01-01 00:02:17' });
      expect(over).not.toHaveProperty('resolutionDate');
      expect(over.creationDate).toBe('2026-07-01T08:00:00Z');
    },
  },
  {
    kind: 'errors',
    adapter: 'servicenow-table',
    title:
      'Un 404 peut cacher un droit : un ticket est inconnu, une liste est refusée, jamais vide.',
    witness: 'servicenow-table/incident.not-found',
    check: () => {
      const missing = answers('servicenow-table', 'not-found');
      const { parameters } = { parameters: { id: '5f0e2c7100014b1e9a3d0001c0ffee00' } };
      const outcome = outcomeOf(
        dialogue(servicenowTable, missing, { operation: 'retrieveTroubleTicket', parameters }),
      );
      expect(outcome).toEqual({ refused: expect.stringContaining('ne le montre pas') });
      refused(servicenowTable, missing);
    },
  },
  {
    kind: 'staleness',
    adapter: 'servicenow-table',
    title:
      'Un terme de requête inconnu est ignoré sans le dire : ce qui vient est filtré de nouveau.',
    witness: 'servicenow-table/incidents.typical',
    check: () => {
      const parameters = { status: 'closed', limit: '20' };
      const closed = tickets(servicenowTable, answers('servicenow-table'), { parameters });
      expect(closed.map(({ status }) => status)).toEqual(['closed']);
    },
  },
];
