import { z } from 'zod';
import { below } from '../../contracts/service-url.ts';
import { collection, type Order } from '../../contracts/voirie/bodies.ts';
import { reviewOrders } from '../../contracts/voirie/integrity.ts';
import { commonSettings } from '../../contracts/voirie/settings.ts';
import {
  type Adapter,
  type OperationRequest,
  type VendorAnswer,
  WireError,
} from '../../model/adapter.ts';
import { whereabouts } from '../geojson.ts';
import { fromText } from '../instant.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';
import { dialogCoverage } from './coverage.ts';
import { orderOf } from './orders.ts';
import { datexWire } from './wire.ts';

const settingsSchema = commonSettings.extend({
  /** Orders that are over are many; consumers that want them are few. */
  includeExpired: z.boolean().default(false),
});

type Settings = z.infer<typeof settingsSchema>;

/** A national file has some tens of thousands of orders. */
const ORDERS_MAX = 100_000;

function orders({ settings }: OperationRequest, [answer]: readonly VendorAnswer[]) {
  const { box, communes }: Settings = settingsSchema.parse(settings);
  const receivedAt = answer?.receivedAt ?? '';
  const context = { receivedAt, timeZone: 'Europe/Paris', planned: true, communes } as const;
  const publications = publicationsIn(datexWire.parse(answer?.body));
  const elements = publications.flatMap((each) =>
    every(each, 'trafficRegulationsFromCompetentAuthorities', 'trafficRegulationOrder'),
  );
  if (elements.length > ORDERS_MAX) throw new WireError('trop d’arrêtés pour un seul document');
  // The file is the whole country's: what lies elsewhere is another territory's, not a fault.
  const read = newest(elements).map((element) => orderOf(element, context));
  const ours = read.filter((order) => order === undefined || concerns(order, box));
  const published = fromText(textAt(publications[0], 'publicationTime'), context);
  return collection(reviewOrders(ours, box), published ?? receivedAt);
}

function concerns({ geometry }: Order, box: Settings['box']): boolean {
  return geometry !== null && whereabouts(geometry, box) !== 'elsewhere';
}

/** Of the versions of an order, the last. */
function newest(elements: readonly XmlElement[]): readonly XmlElement[] {
  const last = new Map<string, XmlElement>();
  const others: XmlElement[] = [];
  for (const element of elements) {
    const { id } = element.attributes;
    const known = id === undefined ? undefined : last.get(id);
    if (id === undefined) others.push(element);
    else if (known === undefined || versionOf(known) < versionOf(element)) last.set(id, element);
    else if (versionOf(known) === versionOf(element)) others.push(element);
  }
  return [...last.values(), ...others];
}

function versionOf({ attributes }: XmlElement): number {
  return Number(attributes.version ?? 0);
}

/** Publications that other contracts are made of, by the end of their type. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['SituationPublication', 'des événements (SituationPublication)'],
  ['ParkingStatusPublication', 'du stationnement (ParkingStatusPublication)'],
  ['ParkingTablePublication', 'du stationnement (ParkingTablePublication)'],
  [
    'ControlledZoneTablePublication',
    'des zones à accès réglementé (ControlledZoneTablePublication)',
  ],
];

function publicationsIn(root: XmlElement): readonly XmlElement[] {
  if (root.name === 'd2LogicalModel') {
    throw new WireError(
      `DATEX II v2 publie ${whatOf(descend(root, 'payloadPublication'))}, et non des arrêtés (TrafficRegulationPublication, v3)`,
    );
  }
  const payloads = root.name === 'payload' ? [root] : every(root, 'payload');
  const orders = payloads.filter((each) => typeOf(each) === 'TrafficRegulationPublication');
  if (orders.length === 0) {
    throw new WireError(
      `ce document publie ${whatOf(payloads[0])}, et non des arrêtés (TrafficRegulationPublication)`,
    );
  }
  return orders;
}

function whatOf(publication: XmlElement | undefined): string {
  const type = publication === undefined ? '' : typeOf(publication);
  return OTHERS.find(([name]) => name === type)?.[1] ?? 'autre chose';
}

function typeOf({ attributes }: XmlElement): string {
  return (attributes.type ?? '').replace(/^.*:/, '');
}

export const dialogDatex2: Adapter = {
  id: 'dialog-datex2',
  title: 'DiaLog, publication DATEX II v3',
  documentation: 'https://dialog.beta.gouv.fr/api/doc',
  contract: 'voirie@1',
  auth: { kind: 'none' },
  settings: settingsSchema,
  operations: {
    arretes: {
      toVendor({ serviceUrl, settings }, answers) {
        if (answers.length > 0) return undefined;
        const url = below(serviceUrl, 'api/regulations.xml');
        const { includeExpired } = settingsSchema.parse(settings);
        url.searchParams.set('includePermanent', 'true');
        url.searchParams.set('includeTemporary', 'true');
        url.searchParams.set('includeExpired', String(includeExpired));
        return { url: url.href, reads: 'xml', wire: datexWire };
      },
      fromVendor: orders,
    },
  },
  coverage: dialogCoverage,
};
