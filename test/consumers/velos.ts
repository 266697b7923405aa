/** « Où prendre un vélo près d’ici ? » : GBFS 3.0, from its discovery document on. */
import type {
  GbfsAnswer,
  StationInformationAnswer,
  StationStatusAnswer,
} from '../../src/generated/contracts/velos-v3.types.ts';
import { type Access, type Consumer, read } from './call.ts';

/** Place Pey-Berland, Bordeaux. */
const HERE = { lat: 44.8378, lon: -0.5772 };
const METRES_PER_DEGREE = 111_320;

export const consume: Consumer = async (access) => {
  const discovery = await read<GbfsAnswer>(access, '/gbfs.json');
  const [{ data: places }, { data: now }] = await Promise.all([
    feed<StationInformationAnswer>(access, discovery, 'station_information'),
    feed<StationStatusAnswer>(access, discovery, 'station_status'),
  ]);
  const found = places.stations.flatMap(({ station_id, name, lat, lon }) => {
    const status = now.stations.find((each) => each.station_id === station_id);
    if (status === undefined || !status.is_renting || status.num_vehicles_available === 0)
      return [];
    const label = name.find(({ language }) => language.startsWith('fr')) ?? name[0];
    const station = label?.text ?? station_id;
    return [{ station, metres: metresTo({ lat, lon }), vélos: status.num_vehicles_available }];
  });
  const nearest = found.toSorted((a, b) => a.metres - b.metres).slice(0, 3);
  return { title: 'Les trois stations les plus proches où prendre un vélo', rows: nearest };
};

async function feed<T>(access: Access, { data }: GbfsAnswer, name: string): Promise<T> {
  const url = data.feeds.find((each) => each.name === name)?.url;
  if (url === undefined) throw new Error(`${name} is not offered here`);
  return read<T>(access, url);
}

/** Good enough inside a city. */
function metresTo({ lat, lon }: { lat: number; lon: number }): number {
  const east = (lon - HERE.lon) * Math.cos((HERE.lat * Math.PI) / 180);
  return Math.round(Math.hypot(lat - HERE.lat, east) * METRES_PER_DEGREE);
}
