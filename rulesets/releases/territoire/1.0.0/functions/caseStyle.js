import { items } from './shapes.js';

/** @typedef {'neutral' | 'foreign' | 'snake' | 'kebab' | 'camel' | 'other'} Style */

/** How the words of a name are joined: `neutral` when there is but one, `foreign` when the name is not
 * a plain identifier (`@id`, `filter[state]`, `price__gte`, `x-total`) or is all in capitals, as those that a norm fixed.
 * @param {string} name @returns {Style} */
function styleOf(name) {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || /^x-|__/i.test(name)) return 'foreign';
  if (/^[a-z0-9]+$/.test(name)) return 'neutral';
  if (!/[a-z]/.test(name)) return 'foreign';
  // A symbol keeps its capitals whatever the style: `g_CO2_km`.
  const plain = name.replace(/(?<=[_-])[A-Z0-9]+(?=[_-]|$)/g, 'x');
  const capitals = /[A-Z]/.test(plain);
  const underscores = name.includes('_');
  const hyphens = name.includes('-');
  if (Number(capitals) + Number(underscores) + Number(hyphens) > 1) return 'other';
  if (underscores) return 'snake';
  if (hyphens) return 'kebab';
  return /^[a-z]/.test(name) ? 'camel' : 'other';
}

/** The most frequent of the allowed styles; the first of them where two are equal.
 * @param {Iterable<string>} names @param {unknown} allowed */
export function mainStyle(names, allowed) {
  const counts = items(allowed).map((style) => ({ style: String(style), count: 0 }));
  for (const name of names) {
    const style = styleOf(name);
    const counted = counts.find((each) => each.style === style);
    if (counted !== undefined) counted.count++;
  }
  return counts.reduce((best, each) => (each.count > best.count ? each : best), {
    style: '',
    count: -1,
  }).style;
}

/** A name that is written in one way when it could be in another. @param {string} name */
export const hasStyle = (name) => !['neutral', 'foreign'].includes(styleOf(name));

/** @param {string} name @param {string} main */
export const departs = (name, main) => hasStyle(name) && styleOf(name) !== main;

/** An example of each style, for messages. @type {Readonly<Record<string, string>>} */
export const SAMPLES = { snake: 'date_debut', camel: 'dateDebut', kebab: 'date-debut' };
