import { at, isShape, member, rootOf } from './shapes.js';

/** What an operation requires of its callers: its own `security`, else the document's; undefined when
 * neither says anything. An empty list is a declaration: the operation is open to all.
 * @param {unknown} operation @param {unknown} root @returns {unknown[] | undefined} */
export function requirementsOf(operation, root) {
  const own = member(operation, 'security');
  const security = own === undefined ? member(root, 'security') : own;
  return Array.isArray(security) ? security : undefined;
}

/** Each operation says who may call it, with schemes that the document declares.
 * @param {unknown} operation @param {unknown} _options
 * @param {{documentInventory?: {resolved?: unknown}}} context */
export default function effectiveSecurity(operation, _options, context) {
  if (!isShape(operation)) return [];
  const root = rootOf(context);
  const requirements = requirementsOf(operation, root);
  if (requirements === undefined) {
    return [
      {
        message:
          'Rien ne dit qui peut appeler cette opération : déclarez « security » pour elle ou pour tout le document (« security: [] » si elle est ouverte à tous).',
      },
    ];
  }
  const schemes = at(root, 'components', 'securitySchemes');
  const unknown = requirements
    .flatMap((requirement) => (isShape(requirement) ? Object.keys(requirement) : []))
    // OpenAPI 3.2 also names a scheme by the URI of its declaration, in another document.
    .filter((name) => member(schemes, name) === undefined && !/[/#:]/.test(name));
  if (unknown.length === 0) return [];
  return [
    {
      message:
        'Cette opération exige un schéma de sécurité que le document ne déclare pas : ajoutez-le dans « components.securitySchemes ».',
    },
  ];
}
