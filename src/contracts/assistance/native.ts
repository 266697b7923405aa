/**
 * A vendor that speaks TMF621 v5 itself: its documents go through as they are once they keep the
 * contract. Two habits of the norm are accepted on the wire: a page of a longer list may say 206
 * (TMF630 part 1, « Pagination »), and a patch is sent as a merge patch (RFC 7396).
 */
import { operations } from '../../generated/contracts/assistance-v5.ts';
import { type Adapter, type AdapterOperation, WireError } from '../../model/adapter.ts';
import type { Parameters } from '../../model/contract.ts';
import { nativeReading } from '../native.ts';
import { fromBase64 } from './base64.ts';
import { review } from './integrity.ts';

const reading = nativeReading({
  id: 'assistance-natif',
  title: 'TMF621 v5, sans adaptateur',
  documentation: 'https://github.com/tmforum-apis/TMF621_TroubleTicket',
  contract: 'assistance@5',
  auth: { kind: 'headers', headers: [{ name: 'Authorization', scheme: 'Bearer' }] },
  operations,
});

function through(id: string, carried: AdapterOperation): AdapterOperation {
  return {
    toVendor(request, answers) {
      const next = carried.toVendor(request, answers);
      if (next === undefined) return undefined;
      const { statuses = [], body } = next;
      return {
        ...next,
        statuses: id.startsWith('list') ? [...statuses, 206] : statuses,
        ...(id === 'patchTroubleTicket' &&
          body !== undefined && { body: { ...body, mediaType: 'application/merge-patch+json' } }),
      };
    },
    fromVendor(request, answers) {
      const body = carried.fromVendor(request, answers);
      return id.startsWith('list')
        ? listed(id, request.parameters, body)
        : recorded(id, request.parameters, body);
    },
  };
}

function listed(id: string, { limit = '20' }: Parameters, body: unknown): readonly unknown[] {
  if (!Array.isArray(body)) throw new WireError('la réponse n’est pas une liste');
  const list = review<unknown>(body, 'enregistrements', (record) => member(record, 'id'));
  if (id === 'listTroubleTicket' && list.length > Number(limit)) {
    throw new WireError(`${list.length} tickets rendus pour ${limit} demandés`);
  }
  return list;
}

/** An error in a 200 is no record, and another record than the one asked would be a wrong answer. */
function recorded(id: string, { id: asked, attachmentId }: Parameters, body: unknown): unknown {
  const type = id.replace(/^\w+TroubleTicket(?=[NA])/, '').replace(/^\w+(?=TroubleTicket$)/, '');
  if (member(body, '@type') !== type) throw new WireError(`la réponse n’est pas de type ${type}`);
  const named = type === 'TroubleTicket' ? asked : attachmentId;
  const given = member(body, 'id');
  if (named !== undefined && typeof given === 'string' && given !== named) {
    throw new WireError('l’enregistrement rendu n’est pas celui qui est demandé');
  }
  if (id === 'retrieveTroubleTicketAttachment') assertWhole(body);
  return body;
}

function assertWhole(body: unknown): void {
  const content = member(body, 'content');
  const bytes = typeof content === 'string' ? fromBase64(content) : undefined;
  const announced = member(member(body, 'size'), 'amount');
  if (bytes === undefined) throw new WireError('le contenu n’est pas du base64');
  if (announced !== undefined && announced !== bytes.length) {
    throw new WireError('le contenu n’a pas la taille annoncée');
  }
}

function member(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}

export const assistanceNative: Adapter = {
  ...reading,
  operations: Object.fromEntries(
    Object.entries(reading.operations).map(([id, each]) => [id, through(id, each)]),
  ),
};
