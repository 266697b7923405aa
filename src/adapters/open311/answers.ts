/** Answers of a server → records, whatever it wraps them in; what it refuses is said in our words. */
import { absent, isError, refused } from '../../contracts/signalements/refusal.ts';
import { type VendorAnswer, WireError } from '../../model/adapter.ts';
import type { XmlElement } from '../xml-tree.ts';
import type { Settings } from './settings.ts';
import {
  definitionWire,
  type FlatRecord,
  recordOf,
  recordsIn,
  requestsWire,
  servicesWire,
  xmlDefinition,
  xmlRequests,
  xmlServices,
} from './wire.ts';

/** `writes`: of a creation, a refusal is about what was sent. */
export interface Asked {
  readonly format: Settings['format'];
  readonly writes?: true;
}

export function servicesOf(answer: VendorAnswer | undefined, asked: Asked): readonly FlatRecord[] {
  return recordsOf(answer, asked, {
    json: (body) => listed(servicesWire.parse(body)),
    xml: (body) => unlessErrors(xmlServices.parse(body), 'service'),
  });
}

export function requestsOf(answer: VendorAnswer | undefined, asked: Asked): readonly FlatRecord[] {
  return recordsOf(answer, asked, {
    json: (body) => listed(requestsWire.parse(body)),
    xml: (body) => unlessErrors(xmlRequests.parse(body), 'request'),
  });
}

/** The attributes are left as they are: each format nests them in its own way. */
export function definitionOf(
  answer: VendorAnswer | undefined,
  asked: Asked,
): { readonly record: FlatRecord; readonly root: XmlElement | undefined } {
  let root: XmlElement | undefined;
  const [record, ...others] = recordsOf(answer, asked, {
    json: (body) => {
      const parsed = definitionWire.parse(body);
      return Array.isArray(parsed) || 'errors' in parsed ? listed(parsed) : [parsed];
    },
    xml: (body) => {
      root = xmlDefinition.parse(body);
      return root.name === 'service_definition' ? [recordOf(root)] : unlessErrors(root, '');
    },
  });
  if (record === undefined || others.length > 0) throw absent();
  return { record, root };
}

interface Readings {
  readonly json: (body: unknown) => readonly FlatRecord[];
  readonly xml: (body: unknown) => readonly FlatRecord[];
}

function recordsOf(
  answer: VendorAnswer | undefined,
  { format, writes }: Asked,
  readings: Readings,
): readonly FlatRecord[] {
  if (answer?.status === 404) throw absent();
  const records = readings[format](answer?.body);
  const refusal = records.find(isError);
  if (refusal !== undefined) throw refused(refusal, writes === true);
  return records;
}

/** `[…]`, `{"service_requests":[…]}`, `{"requests":[{"request":[…]}]}`. */
function listed(body: unknown): readonly FlatRecord[] {
  if (Array.isArray(body)) {
    const [only] = body;
    const inner: unknown =
      body.length === 1 && isRecord(only) ? (only.request ?? only.service) : undefined;
    return Array.isArray(inner) ? listed(inner) : body.filter(isRecord);
  }
  const [wrapped] = isRecord(body) ? Object.values(body) : [];
  if (!Array.isArray(wrapped)) throw new WireError('la réponse n’est pas une liste');
  return listed(wrapped);
}

function isRecord(value: unknown): value is FlatRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unlessErrors(root: XmlElement, element: string): readonly FlatRecord[] {
  if (root.name === 'error') return [recordOf(root)];
  return recordsIn(root, root.name === 'errors' ? 'error' : element);
}

/** Wire shape and reading of each kind of answer, as the format wants. */
export function wireOf(kind: 'services' | 'requests' | 'definition', { format }: Settings) {
  const wires = {
    services: { json: servicesWire, xml: xmlServices },
    requests: { json: requestsWire, xml: xmlRequests },
    definition: { json: definitionWire, xml: xmlDefinition },
  } as const;
  return { reads: format, wire: wires[kind][format] };
}
