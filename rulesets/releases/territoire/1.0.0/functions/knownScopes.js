import { concerned } from './concerned.js';
import { once } from './memory.js';
import { at, entries, isShape, items, member, quote, rootOf } from './shapes.js';

/** Scopes that any flow of an OAuth 2.0 scheme declares. */
const scopesOf = once(
  (scheme) =>
    new Set(
      entries(member(scheme, 'flows')).flatMap(([, flow]) =>
        entries(member(flow, 'scopes')).map(([name]) => name),
      ),
    ),
);

/** What a requirement names exists: its schemes and, for OAuth 2.0, their scopes. OpenID Connect
 * publishes its scopes elsewhere, and other schemes have roles that nobody declares.
 * @param {unknown} requirement @param {unknown} _options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function knownScopes(requirement, _options, context) {
  if (!isShape(requirement) || Object.keys(requirement).length === 0) return;
  const schemes = at(rootOf(context), 'components', 'securitySchemes');
  return entries(requirement).flatMap(([name, wanted]) => {
    const path = [...context.path, name];
    const scheme = member(schemes, name);
    if (scheme === undefined) {
      // OpenAPI 3.2 also names a scheme by the URI of its declaration, in another document.
      if (/[/#:]/.test(name)) return [];
      const message = `Le schéma de sécurité ${quote(name)} n’est pas déclaré : ajoutez-le dans « components.securitySchemes » ou corrigez son nom.`;
      return [{ message, path }];
    }
    if (!isShape(scheme) || scheme.type !== 'oauth2') return [];
    const known = scopesOf(scheme);
    return [...items(wanted).entries()]
      .filter(([, scope]) => typeof scope === 'string' && !known.has(scope))
      .map(([index, scope]) => ({
        message: `La portée ${quote(scope)} n’est déclarée par aucun flux du schéma ${quote(name)} : ajoutez-la dans « scopes », ou corrigez-la.`,
        path: [...path, index],
      }));
  });
}

export default concerned(knownScopes);
