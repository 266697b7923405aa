import { below } from '../../contracts/service-url.ts';
import { known, type NewRequest, type RequestType } from '../../contracts/signalements/bodies.ts';
import { reviewServices } from '../../contracts/signalements/integrity.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { text } from '../wire-values.ts';
import { georchestraCoverage } from './coverage.ts';
import { formOf, noticeFor, type Report, reportOf } from './created.ts';
import { attributeOf, questionsOf } from './form.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { type ContextWire, contextsWire, formText, taskWire } from './wire.ts';

const settingsOf = ({ settings }: OperationRequest): Settings => settingsSchema.parse(settings);

function contextOf(code: unknown, { types }: Settings): string | undefined {
  return Object.hasOwn(types, String(code)) ? types[String(code)] : undefined;
}

function askContexts({ serviceUrl }: OperationRequest): VendorRequest {
  return {
    url: below(serviceUrl, 'reporting/contextDescription/search').href,
    wire: contextsWire,
  };
}

/** As text: of a context without a form the body is empty, which is no JSON. */
function askForm({ serviceUrl }: OperationRequest, context: string): VendorRequest {
  const path = `reporting/form/draft/${encodeURIComponent(context)}`;
  return { url: below(serviceUrl, path).href, reads: 'text', wire: formText };
}

/** Drawn as one point, which is all that a request of GeoReport has. */
function isPoint({ geographicType }: ContextWire): boolean {
  return geographicType === 'POINT';
}

/** Types of the territory whose context is there, in the order of the settings. */
function openTypes(answer: VendorAnswer | undefined, { types }: Settings) {
  const contexts = contextsWire.parse(answer?.body);
  return Object.entries(types).flatMap(([code, name]) => {
    const found = contexts.filter((each) => text(each.name) === name);
    if (found.length > 1) throw new WireError('deux contextes ont le même nom');
    return found.filter(isPoint).map((context) => ({ code, name, context }));
  });
}

const services: AdapterOperation = {
  toVendor(request, answers) {
    const [contexts, ...forms] = answers;
    if (contexts === undefined) return askContexts(request);
    const next = openTypes(contexts, settingsOf(request))[forms.length];
    return next && askForm(request, next.name);
  },
  fromVendor(request, [contexts, ...forms]) {
    const open = openTypes(contexts, settingsOf(request));
    return reviewServices(
      open.map(({ code, context }, index) => {
        const name = text(context.label);
        if (name === undefined) return undefined;
        return known<RequestType>({
          service_code: code,
          service_name: name,
          metadata: questionsOf(forms[index]).length > 0,
          type: 'realtime',
        });
      }),
    );
  },
};

const service: AdapterOperation = {
  toVendor(request, answers) {
    const context = contextOf(request.parameters.service_code, settingsOf(request));
    if (context === undefined) {
      throw new VendorError('absent', 'Le service raccordé ne connaît pas ce type de demande.');
    }
    return answers.length > 0 ? undefined : askForm(request, context);
  },
  fromVendor: (request, [answer]) => ({
    service_code: request.parameters.service_code,
    attributes: questionsOf(answer).map(attributeOf),
  }),
};

/**
 * Two reads, so that nothing is drafted which could not be started, then two writes. No refusal of
 * ours comes after the first of them.
 */
const createRequest: AdapterOperation = {
  toVendor(request, answers) {
    const body = request.body as NewRequest;
    const settings = settingsOf(request);
    const context = contextOf(body.service_code, settings);
    if (context === undefined) throw notTaken();
    const report = reportOf(body, context);
    const [contexts, form, draft, started] = answers;
    if (contexts === undefined) return askContexts(request);
    if (!openTypes(contexts, settings).some(({ name }) => name === context)) throw notTaken();
    if (form === undefined) return askForm(request, context);
    const answered = formOf(body, questionsOf(form));
    if (draft === undefined) return post(request, 'task/draft', report);
    if (started !== undefined) return undefined;
    return post(request, 'task/start', startOf(draft, report, answered));
  },
  fromVendor({ body }, [, , draft, started]) {
    const uuid = uuidOf(draft);
    if (uuidOf(started) !== uuid) {
      throw new WireError('le signalement démarré n’est pas celui du brouillon');
    }
    return [known({ service_request_id: uuid, service_notice: noticeFor(body as NewRequest) })];
  },
};

function notTaken(): VendorError {
  return new VendorError('refused', 'Le service raccordé ne reçoit pas ce type de demande.');
}

function post({ serviceUrl }: OperationRequest, path: string, content: object): VendorRequest {
  return {
    url: below(serviceUrl, path).href,
    method: 'POST',
    body: { mediaType: 'application/json', content: JSON.stringify(content) },
    wire: taskWire,
  };
}

/** The report again: what the start does not repeat of a draft, it empties. */
function startOf(draft: VendorAnswer, report: Report, form: object): object {
  return { asset: { uuid: uuidOf(draft), ...report }, form };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function uuidOf(answer: VendorAnswer | undefined): string {
  const uuid = text(taskWire.parse(answer?.body).asset.uuid);
  if (uuid === undefined || !UUID.test(uuid)) {
    throw new WireError('la création n’a pas rendu l’identifiant du signalement');
  }
  return uuid;
}

export const georchestraSignalement: Adapter = {
  id: 'georchestra-signalement',
  title: 'geOrchestra, module signalement',
  documentation: 'https://github.com/sigrennesmetropole/geor_signalement',
  contract: 'signalements@2',
  auth: { kind: 'basic' },
  settings: settingsSchema,
  operations: { services, service, createRequest },
  coverage: georchestraCoverage,
};
