import { below } from '../../contracts/service-url.ts';
import { known, type NewRequest } from '../../contracts/signalements/bodies.ts';
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
import { fromText, type InstantContext } from '../instant.ts';
import { identifier, text } from '../wire-values.ts';
import { definitionOf, requestsOf, servicesOf, wireOf } from './answers.ts';
import { open311Coverage } from './coverage.ts';
import {
  type Answered,
  assertEnded,
  assertPagesEnded,
  CHICAGO_PAGE_SIZE,
  nextPage,
  remaining,
} from './lists.ts';
import { attributesOf, requestOf, serviceOf } from './records.ts';
import { type Settings, settingsSchema } from './settings.ts';

const settingsOf = ({ settings }: OperationRequest): Settings => settingsSchema.parse(settings);

function addressOf(
  request: OperationRequest,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const { format, jurisdictionId } = settingsOf(request);
  const url = below(request.serviceUrl, `${path}.${format}`);
  for (const [name, value] of Object.entries({ jurisdiction_id: jurisdictionId, ...query })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

const part = (value: string | undefined): string => encodeURIComponent(value ?? '');

const services: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    return { url: addressOf(request, 'services'), ...wireOf('services', settingsOf(request)) };
  },
  fromVendor: (request, [answer]) =>
    reviewServices(servicesOf(answer, settingsOf(request)).map(serviceOf)),
};

const service: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const url = addressOf(request, `services/${part(request.parameters.service_code)}`);
    return { url, statuses: [404], ...wireOf('definition', settingsOf(request)) };
  },
  fromVendor(request, [answer]) {
    const asked = request.parameters.service_code;
    const { record, root } = definitionOf(answer, settingsOf(request));
    if (identifier(record.service_code) !== asked) {
      throw new WireError('la définition reçue n’est pas celle du type demandé');
    }
    const attributes = attributesOf(record.attributes, root);
    if (attributes.includes(undefined)) {
      throw new WireError('une question du type de demande est inexploitable');
    }
    return { service_code: asked, attributes };
  },
};

/** The last answer's reception bounds what the others may date. */
function contextOf(
  { timeZone }: Settings,
  answer: VendorAnswer | undefined,
  at: string,
): InstantContext {
  return { receivedAt: answer?.receivedAt ?? at, timeZone };
}

function answered(request: OperationRequest, answers: readonly VendorAnswer[]): Answered[] {
  const settings = settingsOf(request);
  return answers.map((answer) =>
    requestsOf(answer, settings).map(({ service_request_id, requested_datetime }) => ({
      id: Array.isArray(service_request_id) ? service_request_id[0] : service_request_id,
      requested: fromText(
        Array.isArray(requested_datetime) ? requested_datetime[0] : requested_datetime,
        contextOf(settings, answer, request.at),
      ),
    })),
  );
}

/** Lists of values are of the norm but not of every server: several are chosen from all afterwards. */
function onlyOne({ service_code, status }: OperationRequest['parameters']) {
  const single = (value: string | undefined) => (value?.includes(',') === true ? undefined : value);
  return { service_code: single(service_code), status: single(status) };
}

/** More would take one call each at a server that ignores lists. */
const NUMBERS_MAX = 30;

/** All the numbers at once, then one by one those that the server left out: it may ignore lists. */
function byNumber(
  request: OperationRequest,
  answers: readonly VendorAnswer[],
): VendorRequest | undefined {
  const { service_request_id = '' } = request.parameters;
  const numbers = service_request_id.split(',');
  if (numbers.length > NUMBERS_MAX) {
    throw new VendorError('refused', `Une lecture porte sur ${NUMBERS_MAX} numéros au plus.`);
  }
  const wire = wireOf('requests', settingsOf(request));
  const [first] = answers;
  if (first === undefined) {
    return { url: addressOf(request, 'requests', { service_request_id }), ...wire };
  }
  const found = answered(request, [first]).flat();
  const missing = numbers.filter((each) => !found.some(({ id }) => identifier(id) === each));
  const next = missing[answers.length - 1];
  if (next === undefined) return undefined;
  return { url: addressOf(request, `requests/${part(next)}`), statuses: [404], ...wire };
}

const requests: AdapterOperation = {
  toVendor(request, answers) {
    const settings = settingsOf(request);
    const period = periodOf(request.parameters, request.at);
    if (period === undefined) return byNumber(request, answers);
    const seen = answered(request, answers);
    const wire = wireOf('requests', settings);
    const filters = onlyOne(request.parameters);
    if (settings.dialect === 'chicago') {
      const page = nextPage(seen);
      if (page === undefined) return undefined;
      const query = {
        ...filters,
        start_date: period.start,
        end_date: period.end,
        page: String(page),
        page_size: String(CHICAGO_PAGE_SIZE),
      };
      return { url: addressOf(request, 'requests', query), ...wire };
    }
    const rest = remaining(seen, period, settings.listMax);
    if (rest === undefined) return undefined;
    const query = { ...filters, start_date: rest.start, end_date: rest.end };
    return { url: addressOf(request, 'requests', query), ...wire };
  },
  fromVendor(request, answers) {
    const settings = settingsOf(request);
    const given = answers.filter(({ status }) => status !== 404);
    if (request.parameters.service_request_id === undefined) {
      const seen = answered(request, given);
      if (settings.dialect === 'chicago') assertPagesEnded(seen);
      else assertEnded(seen, settings.listMax);
    }
    const found = given.flatMap((answer) => {
      const context = contextOf(settings, answer, request.at);
      return requestsOf(answer, settings).map((record) => requestOf(record, context, settings));
    });
    return reviewRequests(found, settings.box);
  },
};

const oneRequest: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const url = addressOf(request, `requests/${part(request.parameters.service_request_id)}`);
    return { url, statuses: [404], ...wireOf('requests', settingsOf(request)) };
  },
  fromVendor(request, [answer]) {
    const settings = settingsOf(request);
    const context = contextOf(settings, answer, request.at);
    const found = requestsOf(answer, settings).map((each) => requestOf(each, context, settings));
    const id = request.parameters.service_request_id ?? '';
    const one = reviewOne(found, { id, within: settings.box });
    if (one === undefined) throw absent();
    return one;
  },
};

const createRequest: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const settings = settingsOf(request);
    return {
      url: below(request.serviceUrl, `requests.${settings.format}`).href,
      method: 'POST',
      body: {
        mediaType: 'application/x-www-form-urlencoded',
        content: formOf(request.body as NewRequest, settings).toString(),
      },
      statuses: [201],
      ...wireOf('requests', settings),
    };
  },
  fromVendor(request, [answer]) {
    const { format } = settingsOf(request);
    return [created(requestsOf(answer, { format, writes: true }))];
  },
};

/** `api_key` is added by the gateway; the territory's own `jurisdiction_id` says nothing there. */
function formOf(body: NewRequest, { jurisdictionId }: Settings): URLSearchParams {
  const form = new URLSearchParams();
  if (jurisdictionId !== undefined) form.set('jurisdiction_id', jurisdictionId);
  for (const [name, value] of Object.entries(body)) {
    if (name === 'jurisdiction_id') continue;
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) form.append(name, String(each));
  }
  return form;
}

/** A number or a token: servers that give both have a number, which is what the token is for. */
function created(records: readonly Readonly<Record<string, unknown>>[]) {
  const [record, ...others] = records;
  const id = identifier(record?.service_request_id);
  const token = identifier(record?.token);
  if (others.length > 0 || (id ?? token) === undefined) {
    throw new WireError('la création n’a rendu ni numéro ni jeton');
  }
  return known({
    ...(id === undefined ? { token } : { service_request_id: id }),
    service_notice: text(record?.service_notice),
    account_id: identifier(record?.account_id),
  });
}

const token: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const url = addressOf(request, `tokens/${part(request.parameters.token_id)}`);
    return { url, statuses: [404], ...wireOf('requests', settingsOf(request)) };
  },
  fromVendor(request, [answer]) {
    const asked = request.parameters.token_id;
    const [record, ...others] = requestsOf(answer, settingsOf(request));
    if (record === undefined) throw absent();
    const id = identifier(record.service_request_id);
    const given = identifier(record.token) ?? (id === undefined ? undefined : asked);
    if (others.length > 0 || given !== asked) {
      throw new WireError('la réponse n’est pas celle du jeton demandé');
    }
    return [known({ token: given, service_request_id: id })];
  },
};

export const open311: Adapter = {
  id: 'open311',
  title: 'Open311 GeoReport v2 et dialectes',
  documentation: 'https://wiki.open311.org/GeoReport_v2/',
  contract: 'signalements@2',
  auth: { kind: 'form', name: 'api_key', optional: true },
  settings: settingsSchema,
  operations: { services, service, requests, request: oneRequest, createRequest, token },
  offered: (settings) => settingsSchema.parse(settings).operations,
  coverage: open311Coverage,
};
