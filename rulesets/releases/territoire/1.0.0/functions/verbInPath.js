import { concerned } from './concerned.js';
import { wordsOf } from './names.js';
import { wordSegments } from './pathStyle.js';
import { items, quote } from './shapes.js';

/** A path names a resource; its method says what is done with it.
 * @param {unknown} _item @param {{words: string[]}} options
 * @param {import('./schemaWalk.js').Context} context */
function verbInPath(_item, { words }, context) {
  const path = String(context.path.at(-1));
  const segments = path.startsWith('/') ? wordSegments(path) : [];
  if (segments.length === 0) return;
  const found = segments.find((segment) => items(words).includes(wordsOf(segment)[0]));
  if (found === undefined) return [];
  return [
    {
      message: `${quote(found)} dit une action : nommez la ressource dans le chemin et laissez la méthode HTTP (GET, POST, PATCH, DELETE) dire l’action.`,
    },
  ];
}

export default concerned(verbInPath);
