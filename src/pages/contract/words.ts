/** Values of our own annotations, in words. */
import { count } from '../../reports/words.ts';

const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ['an', 'mois', 'jour', 'heure', 'minute', 'seconde'];
const MINUTE = 60;
const HOUR = 3600;

/** « PT30S » → « 30 secondes »; what is no duration as it is. */
export function durationWords(value: string): string {
  const parts = value.length > 2 ? ISO.exec(value)?.slice(1) : undefined;
  if (parts === undefined) return value;
  const [, seconds] = /^PT(\d+)S$/.exec(value) ?? [];
  if (seconds !== undefined) return secondsWords(Number(seconds));
  return parts
    .flatMap((n, index) => (n === undefined ? [] : [unit(Number(n), UNITS[index] ?? '')]))
    .join(' ');
}

function unit(n: number, word: string): string {
  return word === 'mois' ? `${n} mois` : count(n, word);
}

export function secondsWords(seconds: number): string {
  if (seconds < MINUTE) return count(seconds, 'seconde');
  if (seconds < HOUR) return count(Math.round(seconds / MINUTE), 'minute');
  return count(Math.round(seconds / HOUR), 'heure');
}

/** Limits that several contracts have; a contract may name others. */
const LIMITS: Readonly<Record<string, string>> = {
  maximumParPage: 'Par page, au plus',
  parDefaut: 'Par page, par défaut',
  periode: 'Période',
  octetsDuCorps: 'Octets du corps, au plus',
  octetsDuFichier: 'Octets du fichier, au plus',
};

/** « tailleDePageMax » → « Taille de page max ». */
export function limitWords(name: string): string {
  const known = LIMITS[name];
  if (known !== undefined) return known;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
