import { concerned } from './concerned.js';
import { entries, isLoopback, isShape, items, member, quote, text } from './shapes.js';

const VARIABLE = /\{([^{}]+)\}/;
/** Possible values of one leading variable that are tried: more would be a list, not a choice. */
const MAX_VALUES = 50;

/** The URLs that a server may stand for, as far as the scheme can tell them apart.
 * @param {unknown} server @returns {string[]} */
function expand(server) {
  const url = text(member(server, 'url')).trim();
  const name = VARIABLE.exec(url)?.[1];
  // Only a variable that opens the URL can decide its scheme.
  if (name === undefined || !url.startsWith('{')) return [url];
  const variable = member(member(server, 'variables'), name);
  const values = [member(variable, 'default'), ...items(member(variable, 'enum'))];
  return values
    .slice(0, MAX_VALUES)
    .filter((value) => typeof value === 'string')
    .map((value) => url.replace(VARIABLE, () => String(value)));
}

/** Accepts a server object or a URL. Relative URLs say nothing of the scheme: another rule's matter.
 * @param {unknown} input */
function secureUrl(input) {
  const urls = isShape(input) ? expand(input) : [text(input).trim()];
  const absolute = urls.filter((url) => /^[a-z][a-z0-9+.-]*:/i.test(url));
  if (absolute.length === 0) return;
  const insecure = absolute.find((url) => !isSecure(url));
  if (insecure === undefined) return [];
  const choice = isShape(input) && entries(member(input, 'variables')).length > 0;
  return [
    {
      message: `L’adresse ${quote(insecure)} n’est pas chiffrée : ${choice ? 'retirez ce choix des variables du serveur et n’offrez que https://' : 'exposez le service en https:// et corrigez cette adresse'}.`,
    },
  ];
}

/** Loopback is judged by the rule on servers: nothing leaves the machine.
 * @param {string} url */
function isSecure(url) {
  return /^(?:https|wss|mqtts|amqps):/i.test(url) || (/^http:/i.test(url) && isLoopback(url));
}

export default concerned(secureUrl);
