import { onNamed } from './namedValues.js';
import { fold, termOf } from './names.js';
import { typesOf } from './schemaWalk.js';
import { items, member, quote, text } from './shapes.js';

/** What is wrong with a date so described: nothing (`''`), or undefined when it is no value.
 * @param {unknown} schema @returns {string | undefined} */
function flaw(schema) {
  const types = typesOf(schema);
  if (types.includes('string')) {
    const constrained = ['enum', 'const', 'pattern'].some(
      (key) => member(schema, key) !== undefined,
    );
    const format = text(member(schema, 'format'));
    if (constrained || /^(?:date|date-time|time)$/.test(format)) return '';
    return format === ''
      ? 'Cette date est un texte libre : ajoutez « format: date-time » (ou « date ») et rendez-la selon la RFC 3339, ou équivalent.'
      : `Le format ${quote(format)} n’est pas celui d’une date : écrivez « format: date-time » (ou « date ») et suivez la RFC 3339, ou équivalent.`;
  }
  if (types.includes('integer') || types.includes('number')) {
    return 'Cette date est un nombre : rendez une chaîne RFC 3339, ou équivalent (2026-11-21T09:30:00Z), et déclarez « format: date-time ».';
  }
}

/** Dates are dates: every property (or parameter) whose name says so has a format that says so too.
 * @param {import('./namedValues.js').Named} named @param {import('./names.js').Vocabulary} options */
function datedSchema({ name, schema }, options) {
  const term = termOf(name, options);
  // `created_at` is a date, `at` alone is anything.
  const isEndingAlone = items(options.endings).includes(term) && fold(name) === term;
  return term === undefined || isEndingAlone ? undefined : flaw(schema);
}

export default onNamed(datedSchema);
