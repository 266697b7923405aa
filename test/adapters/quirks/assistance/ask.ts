/** Dialogues with vendors that a check makes up. */
import { expect } from 'vitest';
import type { Adapter } from '../../../../src/model/adapter.ts';
import { type AnswerAt, converse, outcomeOf } from '../../converse.ts';
import { kindOf } from '../../services.ts';

export type Ticket = Readonly<Record<string, unknown>>;
export type Ask = {
  readonly operation?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export function dialogue(adapter: Adapter, answerAt: AnswerAt, ask: Ask) {
  const { service, serviceUrl } = kindOf(adapter);
  const operation = ask.operation ?? 'listTroubleTicket';
  return { adapter, settings: service.settings, serviceUrl, ...ask, operation, answerAt };
}

export function asked(adapter: Adapter, answerAt: AnswerAt, ask: Ask = {}) {
  return converse(dialogue(adapter, answerAt, ask));
}

export const refused = (adapter: Adapter, answerAt: AnswerAt, ask: Ask = {}) =>
  expect(outcomeOf(dialogue(adapter, answerAt, ask))).toHaveProperty('refused');

export const tickets = (adapter: Adapter, answerAt: AnswerAt, ask: Ask = {}): readonly Ticket[] =>
  asked(adapter, answerAt, ask).body as readonly Ticket[];

export const ids = (list: readonly Ticket[]) => list.map(({ id }) => id);
