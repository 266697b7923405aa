import { concerned } from './concerned.js';
import { requirementsOf } from './effectiveSecurity.js';
import { isPersonal } from './personalNames.js';
import { plainWords, says } from './phrases.js';
import { reaching, schemasOf, successesOf } from './schemaReach.js';
import { at, entries, isShape, member, rootOf, text } from './shapes.js';

/** @typedef {{names: string[], words: string[], except: string[], schemes: string[]}} Options */

/** One way in: it holds if one of its schemes identifies the caller well enough. What another
 * document declares is not judged.
 * @param {unknown} requirement @param {unknown} root @param {string[]} schemes */
function holds(requirement, root, schemes) {
  return entries(requirement).some(([name]) => {
    const scheme = at(root, 'components', 'securitySchemes', name);
    return scheme === undefined
      ? /[/#:]/.test(name)
      : schemes.includes(text(member(scheme, 'type')));
  });
}

const reachesPersonal = reaching(
  /** @param {string} name @param {unknown} schema @param {unknown} _parent @param {Options} options */
  (name, schema, _parent, options) => isPersonal(name, schema, options),
);

/** An operation that receives or answers personal data is called by identified callers only; those
 * by which one signs in or up (`words`) are open by nature.
 * @param {unknown} operation @param {Options} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function personalProtected(operation, options, context) {
  if (!isShape(operation)) return;
  const called = `${context.path[1]} ${text(member(operation, 'operationId'))}`;
  if (says(plainWords(called), options.words)) return;
  const root = rootOf(context);
  const personal = [member(operation, 'requestBody'), ...successesOf(operation)]
    .flatMap((message) => schemasOf(message))
    .some((schema) => reachesPersonal(schema, root, options));
  if (!personal) return;
  const requirements = requirementsOf(operation, root) ?? [];
  const { schemes } = options;
  if (requirements.length > 0 && requirements.every((each) => holds(each, root, schemes)))
    return [];
  return [
    {
      message:
        'Cette opération échange des données personnelles : exigez OAuth 2.0, OpenID Connect ou un certificat de l’appelant (type oauth2, openIdConnect ou mutualTLS), et rien de moins.',
    },
  ];
}

export default concerned(personalProtected);
