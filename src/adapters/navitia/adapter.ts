import type { z } from 'zod';
import { delivered, discovered } from '../../contracts/passages/bodies.ts';
import {
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
  WireError,
} from '../../model/adapter.ts';
import { assertComplete, nextOffset, type Paging } from '../pages.ts';
import { count } from '../wire-values.ts';
import { contextOf, isNothingNow } from './answers.ts';
import { navitiaCoverage } from './coverage.ts';
import { isCurrent, lineOf, messageOf, type Reading, stopPointOf, visitOf } from './records.ts';
import { at, listAt, navitiaWire } from './wire.ts';

/** Departures of one answer: more in six hours at one stop would be an error. */
const DEPARTURES_MAX = 1_000;

/** Lists of the network; 20 000 objects are four times the stops of the métropole. */
const PAGING: Paging = { limit: 1_000, pagesMax: 20 };

type Settings = z.infer<typeof passagesSettings>;

const ABSENT = 'Cette référence n’a pas la forme de celles du territoire.';

/** `stop_points/{id}` or `stop_areas/{id}`: a reference of Navitia names its kind. */
function placeOf(ref: string, { references }: Settings): string {
  const id = toVendor(ref, references.stopPoint);
  const kind = id === undefined ? undefined : /^(stop_point|stop_area):/.exec(id)?.[1];
  if (id === undefined || kind === undefined) throw new VendorError('absent', ABSENT);
  return `${kind}s/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

const departures: AdapterOperation = {
  toVendor({ serviceUrl, settings, parameters }, answers) {
    if (answers.length > 0) return undefined;
    const place = placeOf(parameters.MonitoringRef ?? '', passagesSettings.parse(settings));
    const url = below(serviceUrl, `${place}/departures`);
    url.searchParams.set('data_freshness', 'realtime');
    url.searchParams.set('duration', String(previewSeconds(parameters.PreviewInterval)));
    url.searchParams.set('count', String(DEPARTURES_MAX));
    url.searchParams.set('disable_geojson', 'true');
    return { url: url.href, statuses: [404], wire: navitiaWire };
  },
  fromVendor(request, [answer]) {
    if (answer === undefined) throw new WireError('aucune réponse');
    const settings = passagesSettings.parse(request.settings);
    const { MonitoringRef: asked = '', PreviewInterval } = request.parameters;
    const nothing = isNothingNow(answer);
    const reading = { settings, ...contextOf(answer, settings.timeZone) };
    const records = nothing ? [] : recordsIn(answer, 'departures');
    if (records.length >= DEPARTURES_MAX)
      throw new WireError('la fin des départs n’est pas donnée');
    const visits = reviewVisits(records.map((each) => visitOf(each, asked, reading)));
    const list = within(visits, request.at, previewSeconds(PreviewInterval));
    const { producerRef } = settings;
    return delivered('stopMonitoring', list, { respondedAt: reading.respondedAt, producerRef });
  },
};

function recordsIn({ body }: VendorAnswer, name: string): readonly unknown[] {
  const list = at(body)[name];
  if (!Array.isArray(list)) throw new WireError(`la réponse ne porte pas de liste « ${name} »`);
  return list;
}

/** A resource of the region, page by page. */
function listing(
  path: string,
  name: string,
  body: (records: readonly unknown[], reading: Reading) => unknown,
): AdapterOperation {
  const pagesOf = (answers: readonly VendorAnswer[]) =>
    answers.map((answer) => ({
      count: listAt(answer.body, name).length,
      total: count(at(answer.body, 'pagination').total_result),
    }));
  return {
    toVendor({ serviceUrl }, answers) {
      if (nextOffset(pagesOf(answers), PAGING) === undefined) return undefined;
      const url = below(serviceUrl, path);
      url.searchParams.set('count', String(PAGING.limit));
      url.searchParams.set('start_page', String(answers.length));
      url.searchParams.set('disable_geojson', 'true');
      return { url: url.href, statuses: [404], wire: navitiaWire };
    },
    fromVendor({ settings: given }: OperationRequest, answers) {
      const [first] = answers;
      const settings = passagesSettings.parse(given);
      if (first === undefined) throw new WireError('aucune réponse');
      if (answers.some(isNothingNow)) throw new WireError(`pas de liste « ${name} »`);
      const records = answers.flatMap((answer) => recordsIn(answer, name));
      assertComplete(pagesOf(answers), PAGING);
      return body(records, { settings, ...contextOf(first, settings.timeZone) });
    },
  };
}

export const navitia: Adapter = {
  id: 'navitia',
  title: 'Navitia v1',
  documentation: 'https://doc.navitia.io/',
  contract: 'passages@1',
  auth: { kind: 'headers', headers: [{ name: 'authorization' }] },
  settings: passagesSettings,
  operations: {
    stopMonitoring: departures,
    stopPointsDiscovery: listing('stop_points', 'stop_points', (records, reading) =>
      discovered(
        'stopPointsDiscovery',
        reviewStopPoints(records.map((each) => stopPointOf(each, reading))),
        reading.respondedAt,
      ),
    ),
    linesDiscovery: listing('lines', 'lines', (records, reading) =>
      discovered(
        'linesDiscovery',
        reviewLines(records.map((each) => lineOf(each, reading))),
        reading.respondedAt,
      ),
    ),
    generalMessage: listing('disruptions', 'disruptions', (records, reading) =>
      delivered(
        'generalMessage',
        reviewMessages(records.filter(isCurrent).map((each) => messageOf(each, reading))),
        { respondedAt: reading.respondedAt, producerRef: reading.settings.producerRef },
      ),
    ),
  },
  coverage: navitiaCoverage,
};
