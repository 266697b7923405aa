import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

/** The key that the Navitia stand-in wants. */
const NAVITIA_KEY = { name: 'VENDOR_NAVITIA_KEY', value: 'cle-de-demonstration' };

const network = {
  producerRef: 'TBM',
  box: { south: 44.7, north: 45.05, west: -0.9, east: -0.3 },
};

/** The territory's references beside those of a vendor. */
const references = (stopPoint: string, line: string) => ({
  stopPoint: [{ ours: 'bordeaux:StopPoint:BP:{id}:LOC', vendor: stopPoint }],
  line: [{ ours: 'bordeaux:Line:{id}:LOC', vendor: line }],
});

function services(origin: string): readonly Service[] {
  const common = { contract: 'passages@1', origins: [], secretName: null } as const;
  return [
    {
      ...common,
      id: 'passages-siri-lite',
      vendor: 'mecatran',
      title: 'Prochains passages, SIRI Lite',
      adapter: 'siri-lite',
      url: `${origin}/siri-lite/`,
      settings: network,
    },
    {
      ...common,
      id: 'passages-gtfs-rt',
      vendor: 'editeur-a',
      title: 'Prochains passages, GTFS-RT',
      adapter: 'gtfs-rt',
      url: `${origin}/gtfs-rt/gtfsfeed/realtime/bordeaux`,
      settings: {
        ...network,
        references: references('{id}', '{id}'),
        tables: {
          stops: '../../gtfs/stops.txt',
          routes: '../../gtfs/routes.txt',
          trips: '../../gtfs/trips.txt',
        },
        alerts: '../alerts/bordeaux',
      },
    },
    {
      ...common,
      id: 'passages-navitia',
      vendor: 'hove',
      title: 'Prochains passages, Navitia',
      adapter: 'navitia',
      url: `${origin}/navitia/v1/coverage/fr-bdx`,
      settings: { ...network, references: references('stop_point:BM:SP:{id}', 'line:BM:{id}') },
      secretName: NAVITIA_KEY.name,
    },
    {
      ...common,
      id: 'passages-natif',
      vendor: 'editeur-b',
      title: 'Prochains passages, sans adaptateur',
      adapter: null,
      url: `${origin}/passages-natif/`,
      settings: {},
    },
  ];
}

export const passages: StandInContract = {
  vendors: {
    'siri-lite': 'siri-lite',
    'gtfs-rt': 'gtfs-rt',
    navitia: 'navitia',
    'passages-natif': 'passages-natif',
  },
  secrets: [NAVITIA_KEY],
  services,
};
