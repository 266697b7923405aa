/**
 * A vendor that speaks GeoReport v2 at the contract's own paths needs no adapter: its JSON goes
 * through as it is once it keeps the contract. Two things differ: `null` and the empty text, which
 * the norm allows for « nothing », are left out, and what no schema sees is reviewed.
 */
import { z } from 'zod';
import {
  type Adapter,
  type AdapterOperation,
  type VendorAnswer,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import type { Parameters } from '../../model/contract.ts';
import { given } from '../coverage.ts';
import { below } from '../service-url.ts';
import type { RequestType, ServiceRequest } from './bodies.ts';
import {
  isMerged,
  jurisdictionCoverage,
  type OperationName,
  signalementsCoverage,
} from './fields.ts';
import { reviewOne, reviewRequests, reviewServices } from './integrity.ts';
import { periodOf } from './period.ts';
import { absent, isError, refused } from './refusal.ts';
import { FILTERS } from './selection.ts';
import { box } from './settings.ts';

const settingsSchema = z.object({
  box: box.optional(),
  /** Operations that this vendor has: many servers have no tokens. */
  operations: z
    .array(z.enum(['services', 'service', 'requests', 'request', 'createRequest', 'token']))
    .default(['services', 'service', 'requests', 'request', 'createRequest']),
});

const document = z.unknown();

const PAGE_SIZE = 1_000;
/** Ten thousand requests in ninety days: ten times what the métropole receives. */
const PAGES_MAX = 10;

/** The members that say something, all the way down. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== '')
      .map(([name, member]) => [name, said(member)]),
  );
}

/** What the vendor said, unless it is an error in the place of records. */
function heard(answer: VendorAnswer | undefined, writes = false): unknown {
  if (answer?.status === 404) throw absent();
  const body = said(answer?.body);
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  const error = list.find(
    (item): item is object => typeof item === 'object' && item !== null && isError(item),
  );
  if (error !== undefined) throw refused(error, writes);
  return body;
}

/** One document at one path; 404 is an answer. */
function read(
  path: (parameters: Parameters) => string,
  made: (body: unknown, parameters: Parameters, settings: unknown) => unknown = (body) => body,
): AdapterOperation {
  return {
    toVendor({ serviceUrl, parameters }, answers) {
      if (answers.length > 0) return undefined;
      return { url: below(serviceUrl, path(parameters)).href, statuses: [404], wire: document };
    },
    fromVendor({ parameters, settings }, [answer]) {
      return made(heard(answer), parameters, settings);
    },
  };
}

const part = (value: string | undefined): string => encodeURIComponent(value ?? '');

const requests: AdapterOperation = {
  toVendor({ serviceUrl, parameters, at }, answers) {
    const last = answers.at(-1);
    if (last !== undefined && (!isFull(last) || answers.length >= PAGES_MAX)) return undefined;
    const period = periodOf(parameters, at);
    const url = below(serviceUrl, 'requests.json');
    for (const name of FILTERS) {
      const value = parameters[name];
      if (value !== undefined) url.searchParams.set(name, value);
    }
    if (period !== undefined) {
      url.searchParams.set('start_date', period.start);
      url.searchParams.set('end_date', period.end);
    }
    url.searchParams.set('page', String(answers.length + 1));
    url.searchParams.set('page_size', String(PAGE_SIZE));
    return { url: url.href, wire: document };
  },
  fromVendor({ settings }, answers) {
    const last = answers.at(-1);
    if (last === undefined || isFull(last)) {
      throw new WireError(`la liste n’a pas de fin après ${PAGES_MAX} pages`);
    }
    const pages = answers.map((answer) => heard(answer));
    // A page of another form is shown as it is: the contract says what is wrong with it.
    const odd = pages.find((page) => !isListOf(page, isRequest));
    if (odd !== undefined) return odd;
    const { box: within } = settingsSchema.parse(settings);
    return reviewRequests(pages.filter((page) => isListOf(page, isRequest)).flat(), within);
  },
};

function isFull({ body }: VendorAnswer): boolean {
  return Array.isArray(body) && body.length >= PAGE_SIZE;
}

const createRequest: AdapterOperation = {
  toVendor({ serviceUrl, body }, answers): VendorRequest | undefined {
    if (answers.length > 0) return undefined;
    return {
      url: below(serviceUrl, 'requests.json').href,
      method: 'POST',
      body: { mediaType: 'application/json', content: JSON.stringify(body) },
      statuses: [201],
      wire: document,
    };
  },
  fromVendor: (_, [answer]) => heard(answer, true),
};

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

const has = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof Reflect.get(value, name) === 'string');

const isType = (value: unknown): value is RequestType => has(value, 'service_code');
const isRequest = (value: unknown): value is ServiceRequest =>
  has(value, 'service_request_id', 'requested_datetime');

const asPublished = given('Publié par l’éditeur dans la forme même de la norme.');

const operations: Readonly<Record<OperationName, AdapterOperation>> = {
  services: read(
    () => 'services.json',
    (body) => (isListOf(body, isType) ? reviewServices(body) : body),
  ),
  service: read(({ service_code }) => `services/${part(service_code)}.json`),
  requests,
  request: read(
    ({ service_request_id }) => `requests/${part(service_request_id)}.json`,
    (body, { service_request_id: id = '' }, settings) => {
      if (!isListOf(body, isRequest)) return body;
      const one = reviewOne(body, { id, within: settingsSchema.parse(settings).box });
      if (one === undefined) throw absent();
      return one;
    },
  ),
  createRequest,
  token: read(({ token_id }) => `tokens/${part(token_id)}.json`),
};

const NAMES: readonly OperationName[] = [
  'services',
  'service',
  'requests',
  'request',
  'createRequest',
  'token',
];

export const signalementsNative: Adapter = {
  id: 'signalements-natif',
  title: 'Open311 GeoReport v2, sans adaptateur',
  documentation: 'https://wiki.open311.org/GeoReport_v2/',
  contract: 'signalements@2',
  auth: {
    kind: 'headers',
    headers: [{ name: 'authorization', scheme: 'Bearer' }],
    optional: true,
  },
  settings: settingsSchema,
  operations,
  offered: (settings) => settingsSchema.parse(settings).operations,
  coverage: Object.fromEntries(
    NAMES.map((name) => [
      name,
      signalementsCoverage(name, isMerged(name) ? [jurisdictionCoverage] : [], asPublished),
    ]),
  ),
};
