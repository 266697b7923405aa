/** GeoReport v2 in JSON and XML, as its documentation shows it, and Signalen. */
import { open311 } from '../../../src/adapters/open311/adapter.ts';
import { signalen } from '../../../src/adapters/signalen/adapter.ts';
import { readXml } from '../../../src/gateway/read-xml.ts';
import type { PayloadFile, PayloadReader, Trial } from '../payload.ts';

type Json = Readonly<Record<string, unknown>>;

/** Cities of GeoReport are those of many countries. */
const box = { south: -90, north: 90, west: -180, east: 180 };

/** What is no answer of these (schemas, map layers, back-offices behind Open311) has no reading. */
function trialsOf({ bytes }: PayloadFile): readonly Trial[] {
  const text = new TextDecoder().decode(bytes).trimStart();
  return text.startsWith('<') ? xmlTrials(text) : jsonTrials(parsed(text));
}

function xmlTrials(text: string): readonly Trial[] {
  const root = rootOf(text);
  if (root === undefined) return [];
  const [first] = root.children;
  const names = first?.children.map(({ name }) => name) ?? [];
  const common = { adapter: open311, settings: { box, format: 'xml' }, ...once(root) };
  switch (root.name) {
    case 'services':
      return [{ ...common, operation: 'services' }];
    case 'service_requests':
    case 'requests':
      return [{ ...common, operation: names.includes('status') ? 'requests' : 'createRequest' }];
    case 'service_definition': {
      const code = root.children.find(({ name }) => name === 'service_code')?.text ?? '';
      return [{ ...common, operation: 'service', parameters: { service_code: code } }];
    }
    case 'request':
    case 'errors':
    case 'error':
      return [{ ...common, operation: 'createRequest' }];
    default:
      return [];
  }
}

function rootOf(text: string) {
  try {
    return readXml(text);
  } catch {
    return undefined;
  }
}

function jsonTrials(body: unknown): readonly Trial[] {
  const common = { adapter: open311, settings: { box }, ...once(body) };
  if (isObject(body)) {
    if (Array.isArray(body.attributes) && 'service_code' in body) {
      const parameters = { service_code: String(body.service_code) };
      return [{ ...common, operation: 'service', parameters }];
    }
    return wrapped(body) === undefined ? signalenTrials(body) : listTrials(wrapped(body), common);
  }
  return listTrials(body, common);
}

/** `service_requests`, `requests` and `services` of FixMyStreet. */
function wrapped(body: Json): unknown {
  const list = body.service_requests ?? body.requests ?? body.services;
  const [only] = Array.isArray(list) ? list : [];
  return isObject(only) ? (only.request ?? only.service ?? list) : list;
}

function listTrials(list: unknown, common: Omit<Trial, 'operation'>): readonly Trial[] {
  const [first] = Array.isArray(list) ? list : [];
  if (!isObject(first)) return [];
  if ('status' in first && 'service_code' in first) return [{ ...common, operation: 'requests' }];
  if ('service_request_id' in first || 'token' in first) {
    return [{ ...common, operation: 'createRequest' }];
  }
  if ('service_name' in first) return [{ ...common, operation: 'services' }];
  if ('code' in first && 'description' in first && Object.keys(first).length === 2) {
    return [{ ...common, operation: 'createRequest' }];
  }
  return [];
}

function signalenTrials(body: Json): readonly Trial[] {
  const results: unknown = body.results;
  if (Array.isArray(results) && typeof body.count === 'number') {
    const [first] = results;
    if (!isObject(first)) return [];
    const operation = 'sub_categories' in first ? 'services' : 'requests';
    if (!('sub_categories' in first || 'location' in first)) return [];
    const settings = { box, categories: categoriesIn(results), privateReading: true };
    return [{ adapter: signalen, operation, settings, ...pageOf(body) }];
  }
  if (!('id' in body) || typeof body.created_at !== 'string') return [];
  const settings = { box, categories: categoriesIn([body]), privateReading: true };
  const common = { adapter: signalen, settings, ...once(body) };
  if ('signal_id' in body && !('category' in body)) {
    const parameters = { token_id: String(body.signal_id) };
    return [{ ...common, operation: 'token', parameters }];
  }
  const parameters = { service_request_id: String(body.id) };
  return 'category' in body ? [{ ...common, operation: 'request', parameters }] : [];
}

/** Every sub-category that is named, as a type of its own. */
function categoriesIn(results: readonly unknown[]): Readonly<Record<string, string>> {
  const pairs = results.filter(isObject).flatMap((each) => {
    if (isObject(each.category)) return [[each.category.main_slug, each.category.sub_slug]];
    const subs = Array.isArray(each.sub_categories) ? each.sub_categories.filter(isObject) : [];
    return subs.map((sub) => [each.slug, sub.slug]);
  });
  const slugs = pairs
    .map(([main, sub]) => `${String(main)}/${String(sub)}`)
    .filter((each) => /^[\w-]+\/[\w-]+$/.test(each));
  return Object.fromEntries(['aucune/aucune', ...slugs].map((each) => [each, each]));
}

/** What was sent does not change how the answer to a creation is read. */
const SENT = { service_code: '001', lat: 44.84, long: -0.57 };

function once(body: unknown): Pick<Trial, 'answerAt' | 'body'> {
  return { body: SENT, answerAt: () => ({ body }) };
}

/** The page that was kept, then nothing more. */
function pageOf(page: Json): Pick<Trial, 'answerAt'> {
  return { answerAt: (_, step) => ({ body: step === 0 ? page : { ...page, results: [] } }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const reader: PayloadReader = {
  folders: ['citizen-open311', 'citizen-signalen'],
  trialsOf,
};

/** Files of which a reading is refused, and the reason as we understand it: no other may be. */
export const refused: Readonly<Record<string, readonly string[]>> = {
  'services of the Inquiry API, which is another one': [
    'georeport-v2-spec__Inquiry-v1-01.xml',
    'georeport-v2-spec__Inquiry-v1-02.json',
  ],
  'an error': ['georeport-v2-spec__index-14.xml'],
};
