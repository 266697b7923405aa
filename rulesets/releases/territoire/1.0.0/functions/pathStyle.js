import { departs, mainStyle, SAMPLES } from './caseStyle.js';
import { concerned } from './concerned.js';
import { keep } from './memory.js';
import { entries, items, member, quote, rootOf } from './shapes.js';

/** @typedef {import('./schemaWalk.js').Context} Context */
/** @typedef {{styles: string[], endings: string[], except: string[]}} Options */

const VERSION = /^v?\d+(?:\.\d+)*$/i;

/** Segments that are words: neither a variable, nor a version; what follows a colon is a method of its
 * own (`/orders/12:cancel`), and a fragment tells methods apart. @param {string} path @returns {string[]} */
export function wordSegments(path) {
  return path
    .split('/')
    .map((segment) => segment.replace(/[:#].*$/, ''))
    .filter((segment) => segment !== '' && !segment.includes('{') && !VERSION.test(segment));
}

/** @param {string} path @param {string} main @param {Options} options */
function flaw(path, main, { endings, except }) {
  if (path.length > 1 && path.endsWith('/')) return 'finit par « / » : retirez cette barre';
  if (path.includes('//')) return 'contient un segment vide : retirez la barre en trop';
  const last = path.slice(path.lastIndexOf('/') + 1);
  const dot = last.lastIndexOf('.');
  const extension = last.slice(dot + 1).toLowerCase();
  if (
    dot > 0 &&
    items(endings).includes(extension) &&
    !items(except).includes(last.slice(0, dot))
  ) {
    return `porte l’extension « .${extension} » : retirez-la, le format se négocie par l’en-tête Accept`;
  }
  const segment = wordSegments(path).find((each) => departs(each, main));
  if (segment === undefined) return;
  return `n’est pas écrit comme les autres (${quote(segment)}) : adoptez partout la même forme (${SAMPLES[main]})`;
}

/** Paths are written in one way.
 * @param {unknown} _item @param {Options} options @param {Context} context */
function pathStyle(_item, options, context) {
  const path = String(context.path.at(-1));
  if (!path.startsWith('/')) return;
  const main = keep(context, 'main', () => {
    const paths = entries(member(rootOf(context), 'paths')).map(([name]) => name);
    return mainStyle(new Set(paths.flatMap(wordSegments)), options.styles);
  });
  const what = flaw(path, main, options);
  return what === undefined ? [] : [{ message: `Le chemin ${quote(path)} ${what}.` }];
}

export default concerned(pathStyle);
