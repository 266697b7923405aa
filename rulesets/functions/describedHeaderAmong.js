import { entries, isShape, member } from './shapes.js';

/** The response describes at least one of the headers, whatever its case.
 * @param {unknown} response @param {{names: string[]}} options */
export default function describedHeaderAmong(response, { names }) {
  if (!isShape(response)) return [];
  const wanted = names.map((name) => name.toLowerCase());
  const described = entries(member(response, 'headers')).map(([name]) => name.toLowerCase());
  if (described.some((name) => wanted.includes(name))) return [];
  return [{ message: `Aucun des en-têtes ${names.join(', ')} n’est décrit.` }];
}
