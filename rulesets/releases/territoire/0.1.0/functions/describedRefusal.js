import { requirementsOf } from './effectiveSecurity.js';
import { entries, isShape, member, rootOf } from './shapes.js';

/** An operation that not everybody may call says how it refuses.
 * @param {unknown} operation @param {unknown} _options
 * @param {{documentInventory?: {resolved?: unknown}}} context */
export default function describedRefusal(operation, _options, context) {
  if (!isShape(operation)) return [];
  const requirements = requirementsOf(operation, rootOf(context)) ?? [];
  const optional = requirements.some(
    (requirement) => isShape(requirement) && Object.keys(requirement).length === 0,
  );
  if (requirements.length === 0 || optional) return [];
  const codes = entries(member(operation, 'responses')).map(([code]) => code);
  if (codes.some((code) => /^(?:401|4XX|default)$/i.test(code))) return [];
  return [
    {
      message:
        'Cette opération exige une authentification sans décrire son refus : ajoutez la réponse 401.',
    },
  ];
}
