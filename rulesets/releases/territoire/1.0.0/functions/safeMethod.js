import { plainWords } from './phrases.js';
import { isShape, member, quote, text } from './shapes.js';

/** A reading method reads: no body, and no identifier that announces a change.
 * @param {unknown} operation @param {{words: string[]}} options
 * @param {{path: (string | number)[]}} context */
export default function safeMethod(operation, { words }, { path }) {
  if (!isShape(operation)) return [];
  const results = [];
  const method = String(path[2]).toUpperCase();
  if (member(operation, 'requestBody') !== undefined) {
    results.push({
      message: `Une requête ${method} n’a pas de corps : passez ces critères en paramètres, ou offrez la recherche en POST.`,
      path: [...path, 'requestBody'],
    });
  }
  const id = text(member(operation, 'operationId'));
  // `repos/delete-invitation`: the verb comes after the name of the group.
  const [verb = ''] = plainWords(id.split(/[/.:]/).at(-1) ?? '');
  if (words.includes(verb)) {
    results.push({
      message: `${quote(id)} annonce une écriture, que ${method} ne doit jamais faire : employez POST, PUT, PATCH ou DELETE, ou renommez l’opération si elle ne change rien.`,
      path: [...path, 'operationId'],
    });
  }
  return results;
}
