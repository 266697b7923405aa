import type { Comparison } from '../../model/contract.ts';

const LIVE = 'Les compteurs bougent entre les deux lectures.';
const OWN = 'Chaque éditeur date ses lectures à sa façon.';
const EXTRA = 'Facultatif au schéma national : un éditeur peut en dire plus qu’un autre.';

const optional = { kind: 'optional', why: EXTRA } as const;
const within = { kind: 'within', amount: 10, why: LIVE } as const;

export const stationnementComparisons: Readonly<Record<string, Comparison>> = {
  parkings: {
    keys: { 'features[]': 'id' },
    tolerances: {
      'features[].geometry.coordinates': {
        kind: 'within',
        amount: 0.001,
        why: 'Une centaine de mètres : chacun place l’entrée ou le centre du parc.',
      },
      'features[].properties.nom': {
        kind: 'wording',
        why: 'Le même nom, écrit par chacun à sa façon.',
      },
      ...Object.fromEntries(
        [
          'adresse',
          'url',
          'nb_pr',
          'nb_pmr',
          'nb_voitures_electriques',
          'nb_velo',
          'nb_2r_el',
          'nb_autopartage',
          'nb_2_rm',
          'nb_covoit',
          'tarif_pmr',
          'tarif_1h',
          'tarif_2h',
          'tarif_3h',
          'tarif_4h',
          'tarif_24h',
          'abo_resident',
          'abo_non_resident',
          'type_ouvrage',
          'info',
        ].map((name) => [`features[].properties.${name}`, optional]),
      ),
      'features[].properties.source': { kind: 'ignored', why: 'Nomme le service, qui a changé.' },
      sources: { kind: 'ignored', why: 'Nomme les services, qui ont changé.' },
    },
  },
  disponibilites: {
    keys: { 'parkingRecordStatus[]': 'id' },
    tolerances: {
      publicationTime: { kind: 'ignored', why: OWN },
      'parkingRecordStatus[].parkingNumberOfVacantSpaces': within,
      'parkingRecordStatus[].parkingNumberOfOccupiedSpaces': { ...optional, why: LIVE },
      'parkingRecordStatus[].parkingOccupancy': { ...optional, why: LIVE },
      'parkingRecordStatus[].parkingNumberOfSpacesOverride': optional,
      'parkingRecordStatus[].trend': { kind: 'ignored', why: LIVE },
      'parkingRecordStatus[].parkingStatusOriginTime': { kind: 'ignored', why: OWN },
      'parkingRecordStatus[].updatedAt': {
        kind: 'seconds',
        amount: 1_800,
        why: 'Au-delà, une des deux lectures serait périmée.',
      },
      'parkingRecordStatus[].dataQuality': {
        kind: 'ignored',
        why: 'Chaque éditeur a ses propres contradictions.',
      },
      'parkingRecordStatus[].source': { kind: 'ignored', why: 'Nomme le service, qui a changé.' },
      sources: { kind: 'ignored', why: 'Nomme les services, qui ont changé.' },
    },
  },
};
