import { below } from '../../contracts/service-url.ts';
import { known } from '../../contracts/signalements/bodies.ts';
import {
  reviewOne,
  reviewRequests,
  reviewServices,
} from '../../contracts/signalements/integrity.ts';
import { periodOf } from '../../contracts/signalements/period.ts';
import { absent } from '../../contracts/signalements/refusal.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import type { InstantContext } from '../instant.ts';
import { assertComplete, nextOffset } from '../pages.ts';
import { identifier, text } from '../wire-values.ts';
import { signalenCoverage } from './coverage.ts';
import { createdFrom, signalOf } from './created.ts';
import { isPublished, requestOf, typesOf } from './records.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { categoriesWire, publicWire, type SignalWire, signalsWire, signalWire } from './wire.ts';

/** What Signalen gives of a page, and pages after which it is not believed: 4 000 requests. */
const PAGING = { limit: 100, pagesMax: 40 };

const settingsOf = ({ settings }: OperationRequest): Settings => settingsSchema.parse(settings);

/** Signalen writes zones; Amsterdam's is that of Paris. */
function contextOf(request: OperationRequest, answer: VendorAnswer | undefined): InstantContext {
  return { receivedAt: answer?.receivedAt ?? request.at, timeZone: 'Europe/Paris' };
}

function pagesOf(
  answers: readonly VendorAnswer[],
  wire: typeof categoriesWire | typeof signalsWire,
) {
  return answers.map(({ body }) => {
    const { count, results } = wire.parse(body);
    return { count: results.length, total: count };
  });
}

function paged(url: URL, answers: number): string {
  url.searchParams.set('page', String(answers + 1));
  url.searchParams.set('page_size', String(PAGING.limit));
  return url.href;
}

const services: AdapterOperation = {
  toVendor({ serviceUrl }, answers) {
    if (nextOffset(pagesOf(answers, categoriesWire), PAGING) === undefined) return undefined;
    const url = paged(below(serviceUrl, 'public/terms/categories/'), answers.length);
    return { url, wire: categoriesWire };
  },
  fromVendor(request, answers) {
    assertComplete(pagesOf(answers, categoriesWire), PAGING);
    const categories = answers.flatMap(({ body }) => categoriesWire.parse(body).results);
    return reviewServices(typesOf(categories, settingsOf(request)));
  },
};

/** More would take one call each: Signalen has no list of numbers. */
const NUMBERS_MAX = 30;

function numbersOf({ parameters }: OperationRequest): readonly string[] {
  const numbers = parameters.service_request_id?.split(',') ?? [];
  if (numbers.length > NUMBERS_MAX) {
    throw new VendorError('refused', `Une lecture porte sur ${NUMBERS_MAX} numéros au plus.`);
  }
  // Its own are integers: any other is of no request.
  return numbers.filter((number) => /^\d{1,15}$/.test(number));
}

function oneOf(serviceUrl: string, number: string): VendorRequest {
  const url = below(serviceUrl, `private/signals/${number}`).href;
  return { url, statuses: [404], wire: signalWire };
}

const requests: AdapterOperation = {
  toVendor(request, answers) {
    const period = periodOf(request.parameters, request.at);
    if (period === undefined) {
      const number = numbersOf(request)[answers.length];
      return number === undefined ? undefined : oneOf(request.serviceUrl, number);
    }
    if (nextOffset(pagesOf(answers, signalsWire), PAGING) === undefined) return undefined;
    const url = below(request.serviceUrl, 'private/signals/');
    url.searchParams.set('created_after', period.start);
    url.searchParams.set('created_before', period.end);
    url.searchParams.set('ordering', '-created_at');
    return { url: paged(url, answers.length), wire: signalsWire };
  },
  fromVendor(request, answers) {
    const settings = settingsOf(request);
    const signals = signalsIn(request, answers);
    const context = contextOf(request, answers.at(-1));
    const published = signals.filter((signal) => isPublished(signal, settings));
    return reviewRequests(
      published.map((signal) => requestOf(signal, context, settings)),
      settings.box,
    );
  },
};

function signalsIn(
  { parameters }: OperationRequest,
  answers: readonly VendorAnswer[],
): readonly SignalWire[] {
  if (parameters.service_request_id !== undefined) {
    const found = answers.filter(({ status }) => status !== 404);
    return found.map(({ body }) => signalWire.parse(body));
  }
  assertComplete(pagesOf(answers, signalsWire), PAGING);
  return answers.flatMap(({ body }) => signalsWire.parse(body).results);
}

const oneRequest: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const [number] = numbersOf(request);
    if (number === undefined) throw absent();
    return oneOf(request.serviceUrl, number);
  },
  fromVendor(request, [answer]) {
    if (answer?.status === 404) throw absent();
    const settings = settingsOf(request);
    const signal = signalWire.parse(answer?.body);
    if (!isPublished(signal, settings)) throw absent();
    const found = requestOf(signal, contextOf(request, answer), settings);
    const id = request.parameters.service_request_id ?? '';
    return reviewOne([found], { id, within: settings.box });
  },
};

const createRequest: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const content = JSON.stringify(signalOf(request, settingsOf(request)));
    return {
      url: below(request.serviceUrl, 'public/signals/').href,
      method: 'POST',
      body: { mediaType: 'application/json', content },
      statuses: [201],
      wire: publicWire,
    };
  },
  fromVendor: (_, [answer]) => [createdFrom(answer?.body)],
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const token: AdapterOperation = {
  toVendor({ serviceUrl, parameters: { token_id = '' } }, answers) {
    if (answers.length > 0) return undefined;
    if (!UUID.test(token_id)) throw absent();
    const url = below(serviceUrl, `public/signals/${token_id}`).href;
    return { url, statuses: [404], wire: publicWire };
  },
  fromVendor({ parameters: { token_id } }, [answer]) {
    if (answer?.status === 404) throw absent();
    const { id, signal_id } = publicWire.parse(answer?.body);
    if (text(signal_id)?.toLowerCase() !== token_id?.toLowerCase()) {
      throw new WireError('la demande reçue n’est pas celle du jeton');
    }
    return [known({ token: token_id, service_request_id: identifier(id) })];
  },
};

const PUBLIC = ['services', 'createRequest', 'token'];

export const signalen: Adapter = {
  id: 'signalen',
  title: 'Signalen v1',
  documentation: 'https://github.com/Amsterdam/signals',
  contract: 'signalements@2',
  auth: {
    kind: 'headers',
    headers: [{ name: 'authorization', scheme: 'Bearer' }],
    optional: true,
  },
  settings: settingsSchema,
  operations: { services, requests, request: oneRequest, createRequest, token },
  offered: (settings) =>
    settingsSchema.parse(settings).privateReading ? [...PUBLIC, 'requests', 'request'] : PUBLIC,
  coverage: signalenCoverage,
};
