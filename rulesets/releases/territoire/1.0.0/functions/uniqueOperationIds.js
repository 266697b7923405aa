import { member, operationsOf, quote } from './shapes.js';

/** No two operations have the same identifier: generated clients name their functions by it.
 * @param {unknown} paths */
export default function uniqueOperationIds(paths) {
  const seen = new Set();
  const results = [];
  for (const { path, operation } of operationsOf({ paths })) {
    const id = member(operation, 'operationId');
    if (typeof id !== 'string' || id === '') continue;
    if (seen.has(id)) {
      results.push({
        message: `L’operationId ${quote(id)} sert déjà à une autre opération : donnez-en un à chacune.`,
        path: [...path, 'operationId'],
      });
    }
    seen.add(id);
  }
  return results;
}
