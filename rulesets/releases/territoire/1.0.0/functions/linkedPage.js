import { mentions } from './phrases.js';
import { at, member, text } from './shapes.js';

/** What is read of the presentation. */
const READ = 20_000;

/** An address, absolute or relative to the document. @param {unknown} value */
export function isAddress(value) {
  return /^[^\s]+$/.test(text(value).trim());
}

/** The presentation leads to the page. @param {unknown} document @param {string[]} words */
export function presents(document, words) {
  const presentation = text(at(document, 'info', 'description')).slice(0, READ);
  return /https?:\/\/|\]\(|^#/m.test(presentation) && mentions(presentation, words);
}

/** A page that buyers look for has its address: at its place, in `externalDocs` or in the presentation.
 * @param {unknown} document @param {{place: string[], words: string[]}} options */
export default function linkedPage(document, { place, words }) {
  const value = at(document, ...place);
  if (value !== undefined && !isAddress(value))
    return [{ message: 'Ce n’est pas une adresse.', path: place }];
  const docs = member(document, 'externalDocs');
  const address = text(member(docs, 'url'));
  const named =
    isAddress(address) && mentions(`${address} ${text(member(docs, 'description'))}`, words);
  if (isAddress(value) || named || presents(document, words)) return [];
  const parent = place.slice(0, -1);
  return [
    { message: 'Cette page n’est pas indiquée.', path: at(document, ...parent) ? parent : [] },
  ];
}
