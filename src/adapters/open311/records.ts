/** Flat records of a server → bodies of the contract. */
import {
  type Attribute,
  known,
  type RequestType,
  type ServiceRequest,
  shortened,
} from '../../contracts/signalements/bodies.ts';
import { WireError } from '../../model/adapter.ts';
import { type Point, point } from '../coordinates.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { count, flag, identifier, oneOf, text, uri } from '../wire-values.ts';
import { every, type XmlElement } from '../xml-tree.ts';
import type { Settings } from './settings.ts';
import { attributesWire, type FlatRecord, recordOf, valuesWire } from './wire.ts';

/** FixMyStreet writes each value as a list of one; of several, none is the value. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : undefined;
}

export function serviceOf(record: FlatRecord): RequestType | undefined {
  const code = identifier(single(record.service_code));
  const name = text(single(record.service_name));
  const metadata = flag(single(record.metadata));
  const type = oneOf(single(record.type), ['realtime', 'batch', 'blackbox']);
  if (code === undefined || name === undefined) return undefined;
  if (metadata === undefined || type === undefined) return undefined;
  return known({
    service_code: code,
    service_name: name,
    description: text(single(record.description)),
    metadata,
    type,
    keywords: keywordsOf(record.keywords),
    group: text(single(record.group)),
  });
}

/** A list in some servers, a text separated by commas in the norm. */
function keywordsOf(value: unknown): string | undefined {
  const words = Array.isArray(value) ? value.map(text) : [text(value)];
  const kept = words.filter((word) => word !== undefined);
  return kept.length === 0 ? undefined : kept.join(', ');
}

export function requestOf(
  record: FlatRecord,
  context: InstantContext,
  settings: Settings,
): ServiceRequest | undefined {
  const id = identifier(single(record.service_request_id));
  const code = identifier(single(record.service_code));
  const state = stateOf(text(single(record.status)), settings);
  const requested = fromText(single(record.requested_datetime), context);
  if (id === undefined || code === undefined) return undefined;
  if (state === undefined || requested === undefined) return undefined;
  const planned = { ...context, planned: true } as const;
  const place = placeOf(record);
  return known({
    service_request_id: id,
    status: state.status,
    status_notes: notes(state.own, text(single(record.status_notes))),
    service_name: text(single(record.service_name)),
    service_code: code,
    description: shortened(text(single(record.description))),
    agency_responsible: agencyOf(record.agency_responsible),
    service_notice: text(single(record.service_notice)),
    requested_datetime: requested,
    updated_datetime: fromText(single(record.updated_datetime), context),
    expected_datetime: fromText(single(record.expected_datetime), planned),
    address: text(single(record.address)),
    address_id: identifier(single(record.address_id)),
    zipcode: postcodeOf(identifier(single(record.zipcode))),
    lat: place?.lat,
    long: place?.lon,
    media_url: uri(single(record.media_url)),
  });
}

/** French ones: five digits, whose leading 0 a number loses. */
function postcodeOf(written: string | undefined): string | undefined {
  return written !== undefined && /^\d{5}$/.test(written) ? written : undefined;
}

/** 0°/0° is how a database says that it has no position. */
function placeOf({ lat, long }: FlatRecord): Point | undefined {
  const place = point(single(lat), single(long));
  if (place === undefined || (place.lat === 0 && place.lon === 0)) return undefined;
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : undefined;
}

interface State {
  readonly status: 'open' | 'closed';
  /** The server's own word, when it is not one of the two. */
  readonly own: string | undefined;
}

function stateOf(written: string | undefined, { statuses }: Settings): State | undefined {
  const status = oneOf(written?.toLowerCase(), ['open', 'closed']);
  if (status !== undefined) return { status, own: undefined };
  const mapped = written !== undefined && Object.hasOwn(statuses, written);
  const meant = mapped ? statuses[written] : undefined;
  return meant === undefined ? undefined : { status: meant, own: written };
}

function notes(own: string | undefined, said: string | undefined): string | undefined {
  if (own === undefined) return said;
  return said === undefined ? own : `${own} : ${said}`;
}

/** A name; at FixMyStreet `{ recipient: [names] }`, in XML the texts of these elements. */
function agencyOf(value: unknown): string | undefined {
  const inside = single(value) ?? value;
  const listed =
    typeof inside === 'object' && inside !== null && 'recipient' in inside
      ? inside.recipient
      : inside;
  const names = (Array.isArray(listed) ? listed : [listed]).map(text);
  const kept = names.filter((name) => name !== undefined);
  return kept.length === 0 ? undefined : kept.join(', ');
}

/** Of the attributes, JSON has a list; some servers keep the nesting that XML gave them. */
export function attributesOf(
  value: unknown,
  root: XmlElement | undefined,
): readonly (Attribute | undefined)[] {
  if (root !== undefined) {
    return every(root, 'attributes', 'attribute').map((element) => {
      const values = every(element, 'values', 'value').map(recordOf);
      return attributeOf({ ...recordOf(element), values });
    });
  }
  const list = attributesWire.safeParse(unnested(value, 'attribute'));
  if (!list.success) throw new WireError('les questions du type de demande ne sont pas une liste');
  return list.data.map(attributeOf);
}

function attributeOf(record: FlatRecord): Attribute | undefined {
  const code = identifier(record.code);
  const [variable, required] = [flag(record.variable), flag(record.required)];
  const datatype = oneOf(record.datatype, DATATYPES);
  if (code === undefined || datatype === undefined) return undefined;
  if (variable === undefined || required === undefined) return undefined;
  const values = valuesOf(record.values);
  return known({
    variable,
    code,
    datatype,
    required,
    datatype_description: text(record.datatype_description),
    order: count(record.order),
    description: text(record.description),
    values: values.length === 0 ? undefined : values,
  });
}

const DATATYPES = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;

function valuesOf(value: unknown): readonly { readonly key: string; readonly name: string }[] {
  const parsed = valuesWire.safeParse(unnested(value, 'value'));
  return (parsed.data ?? []).flatMap((each) => {
    const [key, name] = [identifier(each.key), identifier(each.name)];
    return key === undefined || name === undefined ? [] : [{ key, name }];
  });
}

/** `[…]`, or `{ attribute: […] }` of an XML that became JSON, where one alone is no list. */
function unnested(value: unknown, element: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? [];
  const inside: unknown = Reflect.get(value, element);
  return Array.isArray(inside) ? inside : [inside];
}
