import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

const common = {
  producerRef: 'TBM',
  box: { south: 44.7, north: 45.05, west: -0.9, east: -0.3 },
};

function services(origin: string): readonly Service[] {
  const registered = { contract: 'passages@1', origins: [], secretName: null } as const;
  return [
    {
      ...registered,
      id: 'passages-siri-lite',
      vendor: 'mecatran',
      title: 'Prochains passages, SIRI Lite',
      adapter: 'siri-lite',
      url: `${origin}/siri-lite/`,
      settings: common,
    },
    {
      ...registered,
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
  vendors: { 'siri-lite': 'siri-lite', 'passages-natif': 'passages-natif' },
  secrets: [],
  services,
};
