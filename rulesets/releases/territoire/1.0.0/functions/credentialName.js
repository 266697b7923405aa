import { concerned } from './concerned.js';
import { fold } from './names.js';
import { isShape, member, quote, text } from './shapes.js';

/** A key declared in the query, or a query parameter whose name says that it carries a secret.
 * @param {unknown} input a security scheme or a parameter @param {{names: string[]}} options */
function credentialName(input, { names }) {
  const isScheme = isShape(input) && typeof input.type === 'string';
  if (member(input, 'in') !== 'query') return isScheme ? [] : undefined;
  const name = text(member(input, 'name'));
  const isKey = member(input, 'type') === 'apiKey';
  if (!isKey && !names.some((secret) => fold(secret) === fold(name))) return [];
  return [
    {
      message: `Le paramètre d’URL ${quote(name)} transporte un secret, qui reste dans les journaux et les historiques : passez-le dans l’en-tête Authorization.`,
    },
  ];
}

export default concerned(credentialName);
