import { concerned } from './concerned.js';
import { entries, member } from './shapes.js';

const ERROR = /^(?:[45](?:\d\d|XX)|default)$/i;
const PROBLEM = /^application\/problem\+(?:json|xml)\s*(?:;|$)/i;

/** Every described error has the standard form. @param {unknown} responses
 * @param {unknown} _options @param {{path: (string | number)[]}} context */
function problemResponses(responses, _options, { path }) {
  const errors = entries(responses).filter(([code]) => ERROR.test(code));
  if (errors.length === 0) return;
  return errors
    .filter(
      ([, response]) => !entries(member(response, 'content')).some(([type]) => PROBLEM.test(type)),
    )
    .map(([code]) => ({
      message: `La réponse ${code} n’est pas au format RFC 9457 : offrez application/problem+json (type, title, status, detail), ou équivalent.`,
      path: [...path, code],
    }));
}

export default concerned(problemResponses);
