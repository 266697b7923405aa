/** `search/Ticket` finds identifiers by numeric search options, `getMultipleItems` gives the tickets. */
import type { Ticket } from '../../contracts/assistance/bodies.ts';
import { review } from '../../contracts/assistance/integrity.ts';
import { type Asked, askedPage, codesOf, matches } from '../../contracts/assistance/page.ts';
import {
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { address, read } from './session.ts';
import { glpiSettings } from './settings.ts';
import { naturalId, PRIORITY_OF, STATUS_OF, ticket } from './ticket.ts';
import { answerOf, errorOf, searchWire, ticketsWire } from './wire.ts';

/** Search options of tickets, the same in every installation. */
const OPTION = { id: '2', priority: '3', status: '12', openedAt: '15' };

/** Identifiers of one request: their address stays below 8 KiB, which Apache accepts. */
const AT_ONCE = 100;

/** Pages of two requests each, within the steps of a dialogue. */
const PAGES_MAX = 20;

const NO_LIST = 'GLPI ne connaît pas les tickets.';

/** A vendor that heeds no filter would make the page wrong: then the list is read from its start. */
function pageOf(asked: Asked, index: number): readonly [number, number] {
  const filtered = asked.status !== undefined || asked.priority !== undefined;
  const from = filtered ? index * AT_ONCE : asked.offset;
  return [from, filtered ? AT_ONCE : asked.limit];
}

function search(request: OperationRequest, asked: Asked, index: number): VendorRequest {
  const [from, size] = pageOf(asked, index);
  const query: Record<string, string> = {
    range: `${from}-${from + size - 1}`,
    sort: OPTION.openedAt,
    order: 'DESC',
    'forcedisplay[0]': OPTION.id,
  };
  const groups = [
    [OPTION.status, asked.status, STATUS_OF],
    [OPTION.priority, asked.priority, PRIORITY_OF],
  ] as const;
  for (const [group, [field, meaning, table]] of groups.entries()) {
    if (meaning === undefined) continue;
    const prefix = `criteria[${group}]`;
    query[`${prefix}[link]`] = 'AND';
    for (const [rank, code] of codesOf(table, meaning).entries()) {
      query[`${prefix}[criteria][${rank}][link]`] = 'OR';
      query[`${prefix}[criteria][${rank}][field]`] = field;
      query[`${prefix}[criteria][${rank}][searchtype]`] = 'equals';
      query[`${prefix}[criteria][${rank}][value]`] = code;
    }
  }
  const url = address(request, 'search/Ticket', query);
  // 206 of a part of the list; 400 of a range beyond its end.
  return { url, statuses: [206, 400], wire: searchWire };
}

interface Found {
  readonly ids: readonly string[];
  readonly total: number;
}

const NOTHING: Found = { ids: [], total: 0 };

/** Identifiers of a page; what lies before the range that was asked is not of it. */
function found(answer: VendorAnswer, from: number): Found {
  if (errorOf(answer.body) === 'ERROR_RANGE_EXCEED_TOTAL') return NOTHING;
  const body = read((each) => answerOf(searchWire, each), answer, NO_LIST);
  if (Array.isArray(body)) return NOTHING;
  const { totalcount: total, data = [] } = body;
  const rows: readonly (readonly [string | undefined, Readonly<Record<string, unknown>>])[] =
    Array.isArray(data) ? data.map((row) => [undefined, row]) : Object.entries(data);
  const ids = rows.map(([key, row]) => naturalId(row[OPTION.id] ?? key));
  const start = Number(/^(\d{1,9})-/.exec(answer.headers['content-range'] ?? '')?.[1] ?? from);
  if (start > from) throw new WireError('GLPI rend une autre tranche que celle demandée');
  const page = ids.slice(from - start);
  const known = page.filter((id) => id !== undefined);
  if (known.length < page.length)
    throw new WireError('des tickets de la liste sont sans identifiant');
  return { ids: known, total };
}

/** The page that was searched, cut to what was asked: a server may give more. */
function searched(asked: Asked, answers: readonly VendorAnswer[], index: number): Found {
  const [from, size] = pageOf(asked, index);
  const answer = answers[2 * index];
  if (answer === undefined) return NOTHING;
  const { ids, total } = found(answer, from);
  return { ids: ids.slice(0, size), total };
}

function items(request: OperationRequest, ids: readonly string[]): VendorRequest {
  const pairs = ids.flatMap((id, index) => [
    [`items[${index}][itemtype]`, 'Ticket'],
    [`items[${index}][items_id]`, id],
  ]);
  return {
    url: address(request, 'getMultipleItems', Object.fromEntries(pairs)),
    wire: ticketsWire,
  };
}

/** Tickets of the pages so far: those that were searched, in that order, and that match. */
function collected(request: OperationRequest, asked: Asked, answers: readonly VendorAnswer[]) {
  const { timeZone } = glpiSettings.parse(request.settings);
  const candidates: (Ticket | undefined)[] = [];
  for (let index = 0; 2 * index + 1 < answers.length; index += 1) {
    const answer = answers[2 * index + 1];
    const records = read((each) => answerOf(ticketsWire, each), answer, NO_LIST);
    const clock = { receivedAt: answer?.receivedAt ?? '', timeZone };
    const byId = new Map(
      records.flatMap((record) =>
        typeof record === 'string' ? [] : [[naturalId(record.id), record] as const],
      ),
    );
    for (const id of searched(asked, answers, index).ids) {
      const record = byId.get(id);
      candidates.push(record === undefined ? undefined : ticket(record, clock));
    }
  }
  return review(candidates, 'tickets', ({ id }) => id).filter((each) => matches(asked, each));
}

function isFiltered({ status, priority }: Asked): boolean {
  return status !== undefined || priority !== undefined;
}

export const listBySearch: AdapterOperation = {
  toVendor(request, answers) {
    const asked = askedPage(request.parameters);
    const index = Math.floor(answers.length / 2);
    if (answers.length % 2 === 1) {
      const { ids } = searched(asked, answers, index);
      return ids.length === 0 ? undefined : items(request, ids);
    }
    if (index === 0) return search(request, asked, 0);
    if (!isFiltered(asked) || index >= PAGES_MAX) return undefined;
    const { ids, total } = searched(asked, answers, index - 1);
    const enough = collected(request, asked, answers).length >= asked.offset + asked.limit;
    const over = ids.length === 0 || index * AT_ONCE >= total;
    return enough || over ? undefined : search(request, asked, index);
  },
  fromVendor(request, answers) {
    const asked = askedPage(request.parameters);
    const tickets = collected(request, asked, answers);
    const index = Math.floor((answers.length - 1) / 2);
    const { ids, total } = searched(asked, answers, index);
    if (!isFiltered(asked)) {
      const expected = Math.max(0, Math.min(asked.limit, total - asked.offset));
      if (ids.length < expected) {
        throw new WireError(`${ids.length} tickets reçus sur ${expected} annoncés`);
      }
      return tickets;
    }
    const wanted = asked.offset + asked.limit;
    if (tickets.length < wanted && ids.length > 0 && (index + 1) * AT_ONCE < total) {
      throw new WireError(`la liste n’a pas de fin après ${PAGES_MAX} pages`);
    }
    return tickets.slice(asked.offset, wanted);
  },
};

/** By the territory's identifier: no search option is sure to know it, the column is. */
export const listByTerritoryId: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const { territoryId = '' } = askedPage(request.parameters);
    const query = { range: `0-${AT_ONCE - 1}`, 'searchText[externalid]': `^${territoryId}$` };
    return { url: address(request, 'Ticket', query), statuses: [206, 400], wire: ticketsWire };
  },
  fromVendor(request, [answer]) {
    if (errorOf(answer?.body) === 'ERROR_RANGE_EXCEED_TOTAL') return [];
    if (answer?.status === 206) throw new WireError('plus de 100 tickets de même identifiant');
    const { timeZone } = glpiSettings.parse(request.settings);
    const clock = { receivedAt: answer?.receivedAt ?? '', timeZone };
    const records = read((each) => answerOf(ticketsWire, each), answer, NO_LIST);
    const candidates = records.map((record) =>
      typeof record === 'string' ? undefined : ticket(record, clock),
    );
    const asked = askedPage(request.parameters);
    const tickets = review(candidates, 'tickets', ({ id }) => id);
    return tickets
      .filter((each) => matches(asked, each))
      .slice(asked.offset, asked.offset + asked.limit);
  },
};

export const list: AdapterOperation = {
  toVendor: (request, answers) => chosen(request).toVendor(request, answers),
  fromVendor: (request, answers) => chosen(request).fromVendor(request, answers),
};

function chosen(request: OperationRequest): AdapterOperation {
  const { territoryId } = askedPage(request.parameters);
  return territoryId === undefined ? listBySearch : listByTerritoryId;
}
