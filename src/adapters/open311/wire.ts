/**
 * Answers of Open311 servers, JSON and XML, as lists of flat records. What identifies a reporter
 * (`requestor_name` of FixMyStreet, `email`…) is not named here and so never enters.
 */
import { z } from 'zod';
import { fields } from '../wire-fields.ts';
import { every, type XmlElement, xmlWire } from '../xml-tree.ts';

/** Requests of one answer; GeoReport gives a thousand at most, servers of one city a little more. */
const RECORDS_MAX = 10_000;

const SERVICE = [
  'service_code',
  'service_name',
  'description',
  'metadata',
  'type',
  'keywords',
  'group',
] as const;

const REQUEST = [
  'service_request_id',
  'token',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
  'account_id',
] as const;

const ATTRIBUTE = [
  'variable',
  'code',
  'datatype',
  'required',
  'datatype_description',
  'order',
  'description',
  'values',
] as const;

/** A record, or what Open311 says in its place: `code` and `description` of an error. */
const service = fields(...SERVICE, 'code');
const request = fields(...REQUEST, 'code');
const error = fields('code', 'description');

/** Lists as the norm has them, and as FixMyStreet wraps them. */
function lists<Item extends z.ZodType>(item: Item, wrapper: string, element: string) {
  const list = z.array(item).max(RECORDS_MAX);
  return z.union([
    list,
    z.object({ [wrapper]: z.array(z.object({ [element]: list })).max(1) }),
    z.object({ [wrapper]: list }),
    z.object({ errors: z.array(error).max(100) }),
  ]);
}

export const servicesWire = lists(service, 'services', 'service');
export const requestsWire = z.union([
  lists(request, 'requests', 'request'),
  z.object({ service_requests: z.array(request).max(RECORDS_MAX) }),
]);

const definition = z.object({
  service_code: z.unknown().optional(),
  code: z.unknown().optional(),
  attributes: z.unknown().optional(),
});
/** Chicago gives the definition itself; others, a list of it. */
export const definitionWire = z.union([
  z.array(definition).max(1),
  z.object({ errors: z.array(error).max(100) }),
  definition,
]);

export const attributesWire = z.array(fields(...ATTRIBUTE)).max(500);
export const valuesWire = z.array(fields('key', 'name')).max(2_000);

export const xmlServices = xmlWire('services', 'errors', 'error');
export const xmlRequests = xmlWire('service_requests', 'requests', 'errors', 'error');
export const xmlDefinition = xmlWire('service_definition', 'errors', 'error');

export type FlatRecord = Readonly<Record<string, unknown>>;

/** Children of a name as records of texts; an element that holds elements is the list of their texts. */
export function recordsIn(root: XmlElement, element: string): readonly FlatRecord[] {
  return every(root, element).map(recordOf);
}

export function recordOf({ children }: XmlElement): FlatRecord {
  const values = new Map<string, unknown[]>();
  for (const { name, text, children: inside } of children) {
    const value = inside.length === 0 ? text : inside.map((each) => each.text);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
  );
}
