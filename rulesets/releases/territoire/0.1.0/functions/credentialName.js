import { member, quote, text } from './shapes.js';

/** `Api-Key`, `apiKey` and `api_key` are one name. @param {string} name */
const fold = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A key declared in the query, or a query parameter whose name says that it carries a secret.
 * @param {unknown} input a security scheme or a parameter @param {{names: string[]}} options */
export default function credentialName(input, { names }) {
  if (member(input, 'in') !== 'query') return [];
  const name = text(member(input, 'name'));
  const isScheme = member(input, 'type') === 'apiKey';
  if (!isScheme && !names.some((secret) => fold(secret) === fold(name))) return [];
  return [
    {
      message: `Le paramètre d’URL ${quote(name)} transporte un secret, qui reste dans les journaux et les historiques : passez-le dans l’en-tête Authorization.`,
    },
  ];
}
