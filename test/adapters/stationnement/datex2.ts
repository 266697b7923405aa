import { expect } from 'vitest';
import { datex2Parking } from '../../../src/adapters/datex2-parking/adapter.ts';
import { type AnswerAt, answers } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { bytesAnswer, codesOf, fileOf, parkingsOf, statusesOf, textAnswer } from './read.ts';

const settings = { table: 'datex2/parking-table.xml', status: 'datex2/parking-status.xml' };

const reading = (answerAt: AnswerAt) => ({ adapter: datex2Parking, settings, answerAt });

const counters = (vacant: string, occupied: string, occupancy: string) =>
  `<p:parkingOccupancy>
    <p:parkingNumberOfVacantSpaces>${vacant}</p:parkingNumberOfVacantSpaces>
    <p:parkingNumberOfOccupiedSpaces>${occupied}</p:parkingNumberOfOccupiedSpaces>
    <p:parkingOccupancy>${occupancy}</p:parkingOccupancy>
  </p:parkingOccupancy>`;

const site = (inside: string, time = '2026-10-04T07:59:00.118715742Z') =>
  `<p:parkingRecordStatus xsi:type="p:ParkingSiteStatus">
    <p:parkingRecordReference targetClass="p:ParkingRecord" id="P1"/>
    <p:parkingStatusOriginTime>${time}</p:parkingStatusOriginTime>${inside}
  </p:parkingRecordStatus>`;

const publication = (records: string) =>
  `<?xml version="1.0"?><d:payload xmlns:d="d2Payload" xmlns:p="parking" xmlns:xsi="xsi">
    <publicationTime>2026-10-04T07:59:30Z</publicationTime>${records}</d:payload>`;

function statusOf(inside: string, time?: string) {
  const read = statusesOf(reading(textAnswer(publication(site(inside, time)))));
  return typeof read === 'string' ? undefined : read[0];
}

const state = (word: string, opening?: string) =>
  `<p:parkingSiteStatus>${word}</p:parkingSiteStatus>${
    opening === undefined
      ? ''
      : `<p:parkingSiteOpeningStatus>${opening}</p:parkingSiteOpeningStatus>`
  }`;

const NDW = 'datex2-ndw__datasets_netherlands_truckparking-status.xml';
const VERSION_2 = 'status.version-2';
const LATIN_1 = 'table.latin-1';
const TYPICAL = 'status.typical';
const about = { adapter: 'datex2-parking' };

export const datex2Quirks: readonly Quirk[] = [
  {
    ...about,
    kind: 'staleness',
    witness: NDW,
    title: '29 libres, 17 occupées et 54 % ne vont pas ensemble : tels quels, et nommés.',
    check: () => {
      const read = statusOf(counters('29', '17', '54.0') + state('spacesAvailable'));
      expect(read).toMatchObject({
        parkingNumberOfVacantSpaces: 29,
        parkingNumberOfOccupiedSpaces: 17,
        parkingOccupancy: 54,
      });
      expect(codesOf(read)).toEqual(['taux-contredit']);
      expect(codesOf(statusOf(counters('29', '17', '37.0')))).toEqual([]);
    },
  },
  {
    ...about,
    kind: 'staleness',
    witness: NDW,
    title: 'Inconnu avec 0 libre et 0 occupée n’est pas complet : les zéros ne sont pas donnés.',
    check: () => {
      const read = statusOf(counters('0', '0', '0.0') + state('unknown'));
      expect(read).toMatchObject({ parkingSiteStatus: 'unknown' });
      expect(read).not.toHaveProperty('parkingNumberOfVacantSpaces');
      expect(read).not.toHaveProperty('parkingOccupancy');
      expect(codesOf(read)).toEqual(['compteurs-a-zero']);
    },
  },
  {
    ...about,
    kind: 'staleness',
    witness: NDW,
    title: 'Taux de −30 % ou −110 places : la valeur manque, les autres restent.',
    check: () => {
      const read = statusOf(counters('326', '-110', '-30.0') + state('spacesAvailable'));
      expect(read).toMatchObject({ parkingNumberOfVacantSpaces: 326 });
      expect(read).not.toHaveProperty('parkingNumberOfOccupiedSpaces');
      expect(read).not.toHaveProperty('parkingOccupancy');
      expect(codesOf(read)).toEqual(['compteur-negatif', 'taux-hors-bornes']);
    },
  },
  {
    ...about,
    kind: 'staleness',
    witness: TYPICAL,
    title: 'Ouvert ou fermé et complet ou non sont deux questions : la fermeture l’emporte.',
    check: () => {
      const siteStatus = (...words: [string, string?]) =>
        statusOf(state(...words))?.parkingSiteStatus;
      expect(siteStatus('full', 'closed')).toBe('closed');
      expect(siteStatus('full', 'open')).toBe('full');
      expect(siteStatus('fullAtEntrance')).toBe('full');
      expect(siteStatus('almostFull', 'open')).toBe('almostFull');
      expect(siteStatus('spacesAvailable')).toBe('open');
      expect(siteStatus('unknown', 'openingTimesInForce')).toBe('unknown');
    },
  },
  {
    ...about,
    kind: 'shapes',
    witness: VERSION_2,
    title:
      'Un seul parc ou plusieurs, groupe de places du même nom à l’intérieur : un état par parc.',
    check: () => {
      const group = `<p:groupOfParkingSpacesStatus groupIndex="2"><p:groupOfParkingSpacesStatus>
        <p:parkingNumberOfVacantSpaces>3</p:parkingNumberOfVacantSpaces>
        </p:groupOfParkingSpacesStatus></p:groupOfParkingSpacesStatus>`;
      const one = site(counters('29', '17', '37') + group);
      const two = one + one.replace('id="P1"', 'id="P2"');
      const vacant = { parkingNumberOfVacantSpaces: 29 };
      expect(statusesOf(reading(textAnswer(publication(one))))).toMatchObject([vacant]);
      expect(statusesOf(reading(textAnswer(publication(two))))).toMatchObject([vacant, vacant]);
    },
  },
  {
    ...about,
    kind: 'shapes',
    witness: VERSION_2,
    title:
      'Version 2 : `parkingFacilityStatus` est l’enregistrement et son état, répété, dans une zone ou non.',
    check: () => {
      const recorded = answers('datex2-parking', 'version-2');
      const inArea = new TextDecoder().decode(fileOf('datex2-parking', VERSION_2));
      const alone = inArea.replaceAll(/<\/?parkingAreaStatus>|<parkingAreaReference .*>/g, '');
      for (const answerAt of [recorded, textAnswer(alone)]) {
        const [read] = statusesOf(reading(answerAt)) as object[];
        expect(read).toMatchObject({
          parkingSiteStatus: 'open',
          parkingNumberOfVacantSpaces: 97,
          parkingNumberOfOccupiedSpaces: 123,
          parkingNumberOfSpacesOverride: 220,
          trend: 'increasing',
          updatedAt: '2026-10-04T07:59:00Z',
          dataQuality: [],
        });
        expect(read).not.toHaveProperty('parkingOccupancy');
      }
    },
  },
  {
    ...about,
    kind: 'encodings',
    witness: LATIN_1,
    title: 'Latin-1 annoncé par la déclaration XML, ou marque d’ordre des octets : le même nom.',
    check: () => {
      const bytes = fileOf('datex2-parking', LATIN_1);
      const text = new TextDecoder('latin1').decode(bytes).replace('ISO-8859-1', 'UTF-8');
      const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]);
      for (const answer of [bytes, marked]) {
        const read = parkingsOf(reading(bytesAnswer(answer)));
        expect(read).toMatchObject([
          { id: '7', nom: 'HOTEL DE VILLE', nb_places: 220, at: [-0.57, 44.84] },
        ]);
      }
    },
  },
  {
    ...about,
    kind: 'time',
    witness: NDW,
    title:
      'Nanosecondes lues à la milliseconde ; sans fuseau, l’heure est locale et celle que le printemps saute n’en est pas une.',
    check: () => {
      expect(statusOf(state('full'))?.updatedAt).toBe('2026-10-04T07:59:00.118Z');
      expect(statusOf(state('full'), '2026-10-04T09:59:00')?.updatedAt).toBe(
        '2026-10-04T07:59:00Z',
      );
      const skipped = statusOf(state('full'), '2026-03-29T02:30:00');
      expect(skipped).not.toHaveProperty('parkingStatusOriginTime');
      expect(skipped?.updatedAt).toBe('2026-10-04T07:59:30Z');
    },
  },
  {
    ...about,
    kind: 'scalars',
    witness: NDW,
    title:
      'Tout est texte en XML : `29`, `29.0` et `&#50;9` sont 29, `29,0` n’est pas un compteur.',
    check: () => {
      const vacantOf = (text: string) =>
        statusOf(counters(text, '17', '37'))?.parkingNumberOfVacantSpaces;
      for (const text of ['29', '29.0', '&#50;9']) expect(vacantOf(text)).toBe(29);
      expect(vacantOf('29,0')).toBeUndefined();
    },
  },
  {
    ...about,
    kind: 'errors',
    witness: 'status.error',
    title:
      'Un autre document dans un 200, ou une publication sans parc : refusé, jamais une liste vide.',
    check: () => {
      expect(typeof statusesOf(reading(textAnswer('<error><message/></error>')))).toBe('string');
      expect(statusesOf(reading(textAnswer(publication(''))))).toContain('DATEX II');
      expect(parkingsOf(reading(textAnswer(publication(site('')))))).toContain('table attendue');
    },
  },
];
