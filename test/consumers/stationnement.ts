/** « Où me garer près d’ici ? » : the car parks of the national schema, and what DATEX II says is free. */
import type {
  DisponibilitesAnswer,
  ParkingsAnswer,
} from '../../src/generated/contracts/stationnement-v1.types.ts';
import { type Consumer, read } from './call.ts';

/** Place Pey-Berland, Bordeaux. */
const HERE = { lat: 44.8378, lon: -0.5772 };
const METRES_PER_DEGREE = 111_320;

export const consume: Consumer = async (access) => {
  const [{ features }, { parkingRecordStatus }] = await Promise.all([
    read<ParkingsAnswer>(access, '/parkings.geojson'),
    read<DisponibilitesAnswer>(access, '/disponibilites.json'),
  ]);
  const found = features.flatMap(({ id, geometry, properties }) => {
    const now = parkingRecordStatus.find((each) => each.id === id);
    // What is stale, closed or unknown sends nobody anywhere.
    if (now === undefined || now.stale || now.parkingSiteStatus !== 'open') return [];
    const libres = now.parkingNumberOfVacantSpaces;
    if (libres === undefined || libres === 0) return [];
    const [lon = 0, lat = 0] = geometry.coordinates;
    return [{ parc: properties.nom, mètres: metresTo({ lat, lon }), libres }];
  });
  const nearest = found.toSorted((a, b) => a.mètres - b.mètres).slice(0, 3);
  return { title: 'Les trois parcs les plus proches où il reste des places', rows: nearest };
};

/** Good enough inside a city. */
function metresTo({ lat, lon }: { lat: number; lon: number }): number {
  const east = (lon - HERE.lon) * Math.cos((HERE.lat * Math.PI) / 180);
  return Math.round(Math.hypot(lat - HERE.lat, east) * METRES_PER_DEGREE);
}
