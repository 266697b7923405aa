import { concerned } from './concerned.js';
import { entries } from './shapes.js';

const CALLERS_ERROR = /^4(?:\d\d|XX)$/i;

/** An operation that describes what its caller does wrong also describes another refusal or failure:
 * by its code, by its class, or by `default`.
 * @param {unknown} responses @param {{code: string}} options `429`, or a class such as `5XX` */
function describedBeside(responses, { code }) {
  const names = entries(responses).map(([name]) => name.toUpperCase());
  if (!names.some((name) => CALLERS_ERROR.test(name))) return;
  const ofClass = `${code.charAt(0)}XX`;
  const isDescribed = names.some(
    (name) =>
      ['DEFAULT', code, ofClass].includes(name) ||
      (code === ofClass && /^\d{3}$/.test(name) && name.startsWith(code.charAt(0))),
  );
  return isDescribed ? [] : [{ message: '' }];
}

export default concerned(describedBeside);
