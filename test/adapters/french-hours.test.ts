import { expect, it } from 'vitest';
import { frenchHours } from '../../src/adapters/french-hours.ts';

const slot = (start: string, end: string) => ({ start, end, timeZone: 'Europe/Paris' });
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

it.each([
  ['de 08 h 00 à 18 h 00', { timeSlots: [slot('08:00', '18:00')] }],
  ['DE 7 H 30 À 17 H 00', { timeSlots: [slot('07:30', '17:00')] }],
  ['19h à 7h', { timeSlots: [slot('19:00', '07:00')] }],
  ['la nuit de 21h à 6h.', { timeSlots: [slot('21:00', '06:00')] }],
  ['de 8 heures à 15 heures 30', { timeSlots: [slot('08:00', '15:30')] }],
  ['de 20h à 24h', { timeSlots: [slot('20:00', '00:00')] }],
  ['de 8h à 9h et de 16h à 17h', { timeSlots: [slot('08:00', '09:00'), slot('16:00', '17:00')] }],
  ['du lundi au vendredi de 9h à 16h30', { days: WEEK, timeSlots: [slot('09:00', '16:30')] }],
  ['du lundi au vendredi', { days: WEEK }],
  [
    'lundi, mardi et jeudi de 9h à 12h',
    { days: ['monday', 'tuesday', 'thursday'], timeSlots: [slot('09:00', '12:00')] },
  ],
  ['les samedis et dimanches', { days: ['saturday', 'sunday'] }],
  ['tous les jours de 9h à 17h', { timeSlots: [slot('09:00', '17:00')] }],
  ['24/24 7j/7j', {}],
])('%s', (sentence, hours) => {
  expect(frenchHours(sentence)).toEqual(hours);
});

it.each([
  'la journée',
  'le matin',
  'pour 5 jours dans la période',
  'de 21h00 à 05h00 du 12/02/2024 au 12/04/2024',
  'les nuits du 05/10/2023, 06/10/2023 de 21h00 à 06h00',
  'de 21h00 à 06h00 du lundi soir au samedi matin',
  'du vendredi au lundi de 9h à 12h',
  'de 9h à 9h',
  'de 25h à 26h',
  'lundi de 9h à 12h sauf vacances',
  'hors week-end',
  `du lundi au vendredi ${' '.repeat(100_000)}x`,
])('does not guess at « %s »', (sentence) => {
  expect(frenchHours(sentence)).toBeUndefined();
});
