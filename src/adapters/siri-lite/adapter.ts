import { z } from 'zod';
import {
  type Answered,
  DELIVERIES,
  DISCOVERIES,
  delivered,
  discovered,
} from '../../contracts/passages/bodies.ts';
import {
  reviewJourneys,
  reviewLines,
  reviewMessages,
  reviewStopPoints,
  reviewVisits,
  within,
} from '../../contracts/passages/integrity.ts';
import { toVendor } from '../../contracts/passages/references.ts';
import { passagesSettings, previewSeconds } from '../../contracts/passages/settings.ts';
import { below } from '../../contracts/service-url.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
} from '../../model/adapter.ts';
import { fromText } from '../instant.ts';
import { siriCoverage } from './coverage.ts';
import { type Delivery, deliveriesIn } from './deliveries.ts';
import { code, many, node, nodes, scalar } from './dialect.ts';
import {
  datedJourneyOf,
  lineOf,
  messageOf,
  type Reading,
  stopPointOf,
  visitOf,
} from './records.ts';
import { jsonWire, siriXmlWire } from './wire.ts';

const OPERATIONS = [
  'stopMonitoring',
  'estimatedTimetable',
  'generalMessage',
  'stopPointsDiscovery',
  'linesDiscovery',
] as const;

const siriSettings = passagesSettings.extend({
  /** How the vendor writes SIRI. */
  format: z.enum(['json', 'xml']).default('json'),
  /** What ends the names of its resources: `.json`, `.xml`, or nothing. */
  suffix: z
    .string()
    .regex(/^(?:\.[a-z]+)?$/)
    .optional(),
  /** Services that this vendor has; the profile makes most of them optional. */
  services: z.array(z.enum(OPERATIONS)).default([...OPERATIONS]),
});

type Settings = z.infer<typeof siriSettings>;

/** The vendor's reference of what is asked; a reference that is not of the territory names nothing. */
function asked(ref: string | undefined, rules: Settings['references']['line']): string {
  const known = ref === undefined ? undefined : toVendor(ref, rules);
  if (known === undefined) {
    throw new VendorError('absent', 'Cette référence n’a pas la forme de celles du territoire.');
  }
  return known;
}

function operation(
  path: string,
  read: AdapterOperation['fromVendor'],
  query: (
    request: OperationRequest,
    settings: Settings,
  ) => Readonly<Record<string, string>> = () => ({}),
): AdapterOperation {
  return {
    toVendor(request, answers) {
      if (answers.length > 0) return undefined;
      const settings = siriSettings.parse(request.settings);
      const { format, suffix = `.${format}` } = settings;
      const url = below(request.serviceUrl, `${path}${suffix}`);
      for (const [name, value] of Object.entries(query(request, settings))) {
        url.searchParams.set(name, value);
      }
      const wire = format === 'xml' ? siriXmlWire : jsonWire;
      return { url: url.href, reads: format, wire };
    },
    fromVendor: read,
  };
}

interface Read extends Answered {
  readonly deliveries: readonly Delivery[];
  readonly reading: Reading;
}

function received(
  request: OperationRequest,
  [answer]: readonly VendorAnswer[],
  names: readonly string[],
): Read {
  const settings = siriSettings.parse(request.settings);
  const receivedAt = answer?.receivedAt ?? '';
  const observed = { receivedAt, timeZone: settings.timeZone };
  const planned = { ...observed, planned: true } as const;
  const deliveries = deliveriesIn(answer?.body, names);
  const [first] = deliveries;
  const said = [first?.content.ResponseTimestamp, first?.around.ResponseTimestamp]
    .map((each) => fromText(scalar(each), observed))
    .find((each) => each !== undefined);
  const validUntil = fromText(scalar(first?.content.ValidUntil), planned);
  const { producerRef } = settings;
  const reading = { settings, observed, planned };
  return { deliveries, reading, respondedAt: said ?? receivedAt, producerRef, validUntil };
}

/** Records of all deliveries under one of some names. */
function records(deliveries: readonly Delivery[], ...names: readonly string[]) {
  return deliveries.flatMap(({ content }) => names.flatMap((name) => many(content[name])));
}

function stopVisits(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const { deliveries, reading, ...answered } = received(
    request,
    answers,
    DELIVERIES.stopMonitoring,
  );
  const { MonitoringRef: stop = '', PreviewInterval } = request.parameters;
  const gone = withdrawn(deliveries, ['MonitoredStopVisitCancellation'], 'ItemRef');
  const visits = records(deliveries, 'MonitoredStopVisit')
    .filter((each) => !gone.has(code(node(each)?.ItemIdentifier)))
    .map((each) => visitOf(node(each) ?? {}, stop, reading));
  const list = within(reviewVisits(visits), request.at, previewSeconds(PreviewInterval));
  return delivered('stopMonitoring', list, answered);
}

/** Identifiers of what the vendor takes back in the same answer. */
function withdrawn(
  deliveries: readonly Delivery[],
  names: readonly string[],
  member: string,
): ReadonlySet<string | undefined> {
  const refs = nodes(records(deliveries, ...names)).flatMap((each) => code(each[member]) ?? []);
  return new Set(refs);
}

function timetable(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const { deliveries, reading, ...answered } = received(
    request,
    answers,
    DELIVERIES.estimatedTimetable,
  );
  const { LineRef: line } = request.parameters;
  const frames = nodes(records(deliveries, 'EstimatedJourneyVersionFrame')).map((frame) => {
    const journeys = many(frame.EstimatedVehicleJourney).map((each) =>
      datedJourneyOf(node(each) ?? {}, reading),
    );
    const recordedAt = fromText(scalar(frame.RecordedAtTime), reading.observed);
    return {
      RecordedAtTime: recordedAt ?? answered.respondedAt,
      EstimatedVehicleJourney: reviewJourneys(journeys).filter(
        ({ LineRef }) => LineRef.value === line,
      ),
    };
  });
  return delivered('estimatedTimetable', frames, answered);
}

function messages(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const names = deliveryNames(answers[0]?.body);
  const { deliveries, reading, ...answered } = received(request, answers, names);
  const gone = withdrawn(
    deliveries,
    ['InfoMessageCancellation', 'GeneralMessageCancellation'],
    'InfoMessageIdentifier',
  );
  const list = records(deliveries, 'InfoMessage', 'GeneralMessage')
    .filter((each) => !gone.has(code(node(each)?.InfoMessageIdentifier)))
    .map((each) => messageOf(node(each) ?? {}, reading));
  return delivered('generalMessage', reviewMessages(list), answered);
}

/** SIRI Lite says `InfoMessage`, the XML schema `GeneralMessage`. */
function deliveryNames(body: unknown): readonly string[] {
  const [delivery, list] = DELIVERIES.generalMessage;
  return [
    delivery,
    JSON.stringify(body ?? null).includes('"GeneralMessage":') ? 'GeneralMessage' : list,
  ];
}

function stopPoints(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const { deliveries, reading, respondedAt } = received(
    request,
    answers,
    DISCOVERIES.stopPointsDiscovery,
  );
  const list = records(deliveries, 'AnnotatedStopPointRef').map((each) =>
    stopPointOf(node(each) ?? {}, reading),
  );
  return discovered('stopPointsDiscovery', reviewStopPoints(list), respondedAt);
}

function lines(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const { deliveries, reading, respondedAt } = received(
    request,
    answers,
    DISCOVERIES.linesDiscovery,
  );
  const list = records(deliveries, 'AnnotatedLineRef').map((each) =>
    lineOf(node(each) ?? {}, reading),
  );
  return discovered('linesDiscovery', reviewLines(list), respondedAt);
}

export const siriLite: Adapter = {
  id: 'siri-lite',
  title: 'SIRI Lite (JSON) ou SIRI (XML), profil France',
  documentation: 'https://normes.transport.data.gouv.fr/normes/siri/profil-france/',
  contract: 'passages@1',
  auth: { kind: 'query', name: 'AccountKey', optional: true },
  settings: siriSettings,
  operations: {
    stopMonitoring: operation('stop-monitoring', stopVisits, ({ parameters }, { references }) => ({
      MonitoringRef: asked(parameters.MonitoringRef, references.stopPoint),
      PreviewInterval: parameters.PreviewInterval ?? 'PT1H',
    })),
    estimatedTimetable: operation(
      'estimated-timetable',
      timetable,
      ({ parameters }, { references }) => ({
        LineRef: asked(parameters.LineRef, references.line),
      }),
    ),
    generalMessage: operation('general-message', messages),
    stopPointsDiscovery: operation('stoppoints-discovery', stopPoints),
    linesDiscovery: operation('lines-discovery', lines),
  },
  offered: (settings) => siriSettings.parse(settings).services,
  coverage: siriCoverage,
};
