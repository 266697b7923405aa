import { at, entries, items, member } from './shapes.js';

const ERROR = /^(?:[45](?:\d\d|XX)|default)$/i;

/** Names of the properties of a schema and of those that it puts together.
 * @param {unknown} schema @returns {string[]} */
function propertyNames(schema) {
  return [schema, ...items(member(schema, 'allOf'))].flatMap((part) =>
    entries(member(part, 'properties')).map(([name]) => name),
  );
}

/** Every described error names the call that it answers: in a header, or in its body.
 * @param {unknown} responses @param {{names: string[], words: string[]}} options
 * @param {{path: (string | number)[]}} context */
export default function tracedErrors(responses, { names, words }, { path }) {
  const headers = names.map((name) => name.toLowerCase());
  /** @param {unknown} response */
  const isTraced = (response) =>
    entries(member(response, 'headers')).some(([name]) => headers.includes(name.toLowerCase())) ||
    entries(member(response, 'content')).some(([, media]) =>
      propertyNames(at(media, 'schema')).some((name) => words.includes(name)),
    );
  return entries(responses)
    .filter(([code, response]) => ERROR.test(code) && !isTraced(response))
    .map(([code]) => ({
      message: `La réponse ${code} ne dit pas quel appel a échoué : décrivez un en-tête ${names[0]}, ou le champ « ${words[0]} » du problème.`,
      path: [...path, code],
    }));
}
