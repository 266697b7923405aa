/** The availabilities as DATEX II version 3 publishes them (CEN/TS 16157-6): `ParkingStatusPublication`. */
import { xml, xmlDocument } from '../xml.ts';
import type { Availabilities, Availability, SiteStatus } from './bodies.ts';

const NAMESPACES = {
  'xmlns:com': 'http://datex2.eu/schema/3/common',
  'xmlns:prk': 'http://datex2.eu/schema/3/parking',
  'xmlns:d2': 'http://datex2.eu/schema/3/d2Payload',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

export function datex2({ publicationTime, parkingRecordStatus }: Availabilities): string {
  return xmlDocument(
    xml(
      'd2:payload',
      {
        'xsi:type': 'prk:ParkingStatusPublication',
        lang: 'fr',
        modelBaseVersion: '3',
        ...NAMESPACES,
      },
      [
        xml('com:publicationTime', publicationTime),
        xml('com:publicationCreator', [
          xml('com:country', 'fr'),
          xml('com:nationalIdentifier', 'prise-numerique'),
        ]),
        xml(
          'prk:parkingTableReference',
          { targetClass: 'prk:ParkingTable', id: 'stationnement', version: '1' },
          [],
        ),
        ...parkingRecordStatus.map(record),
      ],
    ),
  );
}

function record(status: Availability) {
  const { id, updatedAt, parkingStatusOriginTime, parkingSiteStatus } = status;
  return xml('prk:parkingRecordStatus', { 'xsi:type': 'prk:ParkingSiteStatus' }, [
    xml('prk:parkingRecordReference', { targetClass: 'prk:ParkingRecord', id, version: '1' }, []),
    xml('prk:parkingStatusOriginTime', parkingStatusOriginTime ?? updatedAt),
    occupancy(status),
    xml('prk:parkingSiteStatus', SITE[parkingSiteStatus]),
    xml('prk:parkingSiteOpeningStatus', OPENING[parkingSiteStatus]),
  ]);
}

function occupancy(status: Availability) {
  const members = [
    xml('prk:parkingNumberOfSpacesOverride', status.parkingNumberOfSpacesOverride),
    xml('prk:parkingNumberOfVacantSpaces', status.parkingNumberOfVacantSpaces),
    xml('prk:parkingNumberOfOccupiedSpaces', status.parkingNumberOfOccupiedSpaces),
    xml('prk:parkingOccupancy', status.parkingOccupancy),
    xml('prk:parkingOccupancyTrend', status.trend),
  ].filter((member) => member !== undefined);
  return members.length === 0 ? undefined : xml('prk:parkingOccupancy', {}, members);
}

/** « Open » says nothing of the spaces, « closed » neither: DATEX II keeps the two apart. */
const SITE: Readonly<Record<SiteStatus, string | undefined>> = {
  open: undefined,
  closed: undefined,
  full: 'full',
  almostFull: 'almostFull',
  unknown: 'unknown',
};

const OPENING: Readonly<Record<SiteStatus, string | undefined>> = {
  open: 'open',
  closed: 'closed',
  full: 'open',
  almostFull: 'open',
  unknown: undefined,
};
