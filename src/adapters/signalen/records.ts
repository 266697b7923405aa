/** Signals → requests of the contract. */
import {
  known,
  type RequestType,
  type ServiceRequest,
} from '../../contracts/signalements/bodies.ts';
import { type Point, point } from '../coordinates.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { flag, identifier, text } from '../wire-values.ts';
import type { Settings } from './settings.ts';
import type { CategoryWire, SignalWire, SubCategoryWire } from './wire.ts';

/**
 * States of the workflow (`signals/apps/signals/workflow.py`) that Signalen itself takes off its public
 * map: done, cancelled, split, done elsewhere, and those whose reopening is only asked for.
 */
const CLOSED = ['o', 'a', 's', 'done external', 'reopen requested'];
const OPEN = [
  'm',
  'i',
  'b',
  'h',
  'ingepland',
  'reopened',
  'reaction requested',
  'reaction received',
  'forward to external',
  'closure requested',
  'ready to send',
  'sent',
  'send failed',
];

/** The types of the territory that Signalen has and has not retired, in the order of the settings. */
export function typesOf(
  categories: readonly CategoryWire[],
  settings: Settings,
): readonly (RequestType | undefined)[] {
  return Object.entries(settings.categories).flatMap(([code, slugs]) => {
    const [main, sub] = slugs.split('/');
    const category = categories.find(({ slug }) => slug === main);
    const found = category?.sub_categories.find(({ slug }) => slug === sub);
    if (category === undefined || found === undefined) return [];
    return flag(found.is_active) === false ? [] : [typeOf(code, found, category)];
  });
}

function typeOf(
  code: string,
  sub: SubCategoryWire,
  category: CategoryWire,
): RequestType | undefined {
  const name = text(sub.public_name) ?? text(sub.name);
  if (name === undefined || flag(sub.is_active) === undefined) return undefined;
  return known<RequestType>({
    service_code: code,
    service_name: name,
    description: text(sub.description),
    metadata: false,
    type: 'realtime',
    group: text(category.public_name) ?? text(category.name),
  });
}

/** What the territory does not publish: other categories, and parts of a request that was split. */
export function isPublished(signal: SignalWire, settings: Settings): boolean {
  if (flag(signal.has_parent) === true || signal._links?.['sia:parent'] !== undefined) return false;
  const { main_slug: main, sub_slug: sub } = signal.category ?? {};
  if (text(main) === undefined || text(sub) === undefined) return true;
  return codeOf(signal, settings) !== undefined;
}

function codeOf({ category }: SignalWire, { categories }: Settings): string | undefined {
  const slugs = `${category?.main_slug}/${category?.sub_slug}`;
  return Object.entries(categories).find(([, each]) => each === slugs)?.[0];
}

export function requestOf(
  signal: SignalWire,
  context: InstantContext,
  settings: Settings,
): ServiceRequest | undefined {
  const id = identifier(signal.id);
  const code = codeOf(signal, settings);
  const status = statusOf(signal.status?.state);
  const requested = fromText(signal.created_at, context);
  if (id === undefined || code === undefined) return undefined;
  if (status === undefined || requested === undefined) return undefined;
  const place = placeOf(signal.location?.geometrie);
  const planned = { ...context, planned: true } as const;
  return known({
    service_request_id: id,
    status,
    status_notes: text(signal.status?.state_display),
    service_name: text(signal.category?.sub),
    service_code: code,
    agency_responsible: text(signal.category?.departments),
    requested_datetime: requested,
    updated_datetime: fromText(signal.updated_at, context),
    expected_datetime: status === 'open' ? fromText(signal.category?.deadline, planned) : undefined,
    address: text(signal.location?.address_text),
    zipcode: postcodeOf(identifier(signal.location?.address?.postcode)),
    lat: place?.lat,
    long: place?.lon,
  });
}

function statusOf(state: unknown): 'open' | 'closed' | undefined {
  if (CLOSED.some((each) => each === state)) return 'closed';
  return OPEN.some((each) => each === state) ? 'open' : undefined;
}

function postcodeOf(written: string | undefined): string | undefined {
  return written !== undefined && /^\d{5}$/.test(written) ? written : undefined;
}

/** GeoJSON: longitude first (RFC 7946 §3.1.1). */
function placeOf(geometry: unknown): Point | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  const coordinates: unknown = Reflect.get(geometry, 'coordinates');
  if (Reflect.get(geometry, 'type') !== 'Point' || !Array.isArray(coordinates)) return undefined;
  const place = point(coordinates[1], coordinates[0]);
  if (place === undefined || (place.lat === 0 && place.lon === 0)) return undefined;
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : undefined;
}
