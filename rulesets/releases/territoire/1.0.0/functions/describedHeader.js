import { entries, isShape, member } from './shapes.js';

/** The response describes a header, whatever its case.
 * @param {unknown} response @param {{header: string}} options */
export default function describedHeader(response, { header }) {
  if (!isShape(response)) return [];
  const names = entries(member(response, 'headers')).map(([name]) => name.toLowerCase());
  if (names.includes(header.toLowerCase())) return [];
  return [{ message: `L’en-tête ${header} n’est pas décrit.` }];
}
