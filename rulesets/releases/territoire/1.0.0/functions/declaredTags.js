import { once } from './memory.js';
import { isShape, items, member, quote, rootOf, text } from './shapes.js';

const namesOf = once((tags) => new Set(items(tags).map((tag) => text(member(tag, 'name')))));

/** An operation has a tag, and the document presents it.
 * @param {unknown} operation @param {unknown} _options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function declaredTags(operation, _options, context) {
  if (!isShape(operation)) return [];
  const tags = items(member(operation, 'tags'));
  if (tags.length === 0) {
    return [
      {
        message:
          'Cette opération n’a pas d’étiquette : rangez-la par « tags » dans l’un des thèmes du document.',
      },
    ];
  }
  const declared = member(rootOf(context), 'tags');
  const index = tags.findIndex(
    (tag) => !Array.isArray(declared) || text(tag) === '' || !namesOf(declared).has(text(tag)),
  );
  if (index === -1) return [];
  return [
    {
      message: `L’étiquette ${quote(tags[index])} n’est pas déclarée : présentez-la dans « tags » à la racine du document (name et description).`,
      path: [...context.path, 'tags', index],
    },
  ];
}
