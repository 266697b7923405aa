import { concerned } from './concerned.js';
import { requirementsOf } from './effectiveSecurity.js';
import { entries, isShape, member, rootOf, text } from './shapes.js';

/** An operation that not everybody may call says how it refuses.
 * @param {unknown} operation
 * @param {{code?: string} | null} options the refusal to look for; 401 unless told
 * @param {{documentInventory?: {resolved?: unknown}}} context */
function describedRefusal(operation, options, context) {
  if (!isShape(operation)) return;
  const requirements = requirementsOf(operation, rootOf(context)) ?? [];
  const optional = requirements.some(
    (requirement) => isShape(requirement) && Object.keys(requirement).length === 0,
  );
  if (requirements.length === 0 || optional) return;
  const code = text(member(options, 'code')) || '401';
  const codes = entries(member(operation, 'responses')).map(([name]) => name);
  if (codes.some((name) => name === code || /^(?:4XX|default)$/i.test(name))) return [];
  return [
    {
      message: `Cette opération exige une authentification sans décrire son refus : ajoutez la réponse ${code}.`,
    },
  ];
}

export default concerned(describedRefusal);
