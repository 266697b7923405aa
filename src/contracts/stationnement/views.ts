/** What is shown of the two lists: one record, a selection, the exports. Pure, and judged by the contract. */

import { VendorError } from '../../model/adapter.ts';
import type { Parameters, View } from '../../model/contract.ts';
import type { Availabilities, Parking, Parkings } from './bodies.ts';
import { parkingsCsv } from './csv.ts';
import { datex2 } from './datex2.ts';

/** As the document says: what a page holds when `limit` is not given. */
const LIMIT_DEFAULT = 500;

export const stationnementViews: Readonly<Record<string, View>> = {
  parkings: {
    of: 'parkings',
    show: (body, parameters) => {
      const whole = body as Parkings;
      const { page, counted } = paged(selected(whole.features, parameters), parameters);
      return { ...whole, ...counted, features: page };
    },
  },
  parking: {
    of: 'parkings',
    show: (body, { id }) => found((body as Parkings).features, id),
  },
  parkingsCsv: {
    of: 'parkings',
    show: (body, parameters) => parkingsCsv(selected((body as Parkings).features, parameters)),
  },
  disponibilites: {
    of: 'disponibilites',
    show: (body, parameters) => {
      const whole = body as Availabilities;
      const matched = whole.parkingRecordStatus.filter(({ insee }) => isIn(insee, parameters));
      const { page, counted } = paged(matched, parameters);
      return { ...whole, ...counted, parkingRecordStatus: page };
    },
  },
  disponibilite: {
    of: 'disponibilites',
    show: (body, { id }) => found((body as Availabilities).parkingRecordStatus, id),
  },
  disponibilitesDatex2: {
    of: 'disponibilites',
    show: (body, parameters) => {
      const whole = body as Availabilities;
      const matched = whole.parkingRecordStatus.filter(({ insee }) => isIn(insee, parameters));
      return datex2({ ...whole, parkingRecordStatus: matched });
    },
  },
};

function found<T extends { readonly id: string }>(records: readonly T[], id: string | undefined) {
  const record = records.find((each) => each.id === id);
  if (record === undefined) {
    throw new VendorError('absent', 'Aucun parc de stationnement ne porte cet identifiant.');
  }
  return record;
}

function selected(features: readonly Parking[], parameters: Parameters): readonly Parking[] {
  const box = parameters.bbox?.split(',').map(Number);
  return features.filter(
    ({ geometry, properties }) =>
      isIn(properties.insee, parameters) && isInside(geometry.coordinates, box),
  );
}

function isIn(insee: string | undefined, { insee: asked }: Parameters): boolean {
  return asked === undefined || insee === asked;
}

/** `west,south,east,north` (RFC 7946 §5), borders included. */
function isInside([lon, lat]: Parking['geometry']['coordinates'], box: number[] | undefined) {
  if (box === undefined) return true;
  const [west = 0, south = 0, east = 0, north = 0] = box;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function paged<T>(records: readonly T[], { limit, page: asked }: Parameters) {
  const size = Number(limit ?? LIMIT_DEFAULT);
  const start = (Number(asked ?? 1) - 1) * size;
  const page = records.slice(start, start + size);
  return { page, counted: { numberMatched: records.length, numberReturned: page.length } };
}
