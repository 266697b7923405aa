import { addressOf, isLoopback, items, member, operationsOf, quote, text } from './shapes.js';

/** `/v1`, `v2.1.` as a host label, `/v1beta`, `/2026-01-01`. */
const VERSION =
  /(?:^|[/.-])(?:v\d+(?:[._]\d+)*(?:(?:alpha|beta|rc)\d*)?|\d{4}-\d{2}-\d{2})(?=[/.?:-]|$)/i;
/** `/1.0`, a whole segment. */
const NUMBER = /\/\d+\.\d+(?:\.\d+)?(?=\/|$)/;
/** A server variable that is the version. */
const VARIABLE = /\{[^{}]*version[^{}]*\}/i;

/** @param {string} url */
function isVersioned(url) {
  return VERSION.test(url) || NUMBER.test(url) || VARIABLE.test(url);
}

/** The major version is in every server's URL, or in every path.
 * @param {unknown} document */
export default function versionedUrl(document) {
  const paths = operationsOf(document).map(({ path }) => path[1] ?? '');
  if (paths.length > 0 && paths.every(isVersioned)) return [];
  const servers = items(member(document, 'servers')).map((server, index) => ({
    index,
    url: addressOf(server),
    versioned: isVersioned(addressOf(server)) || VARIABLE.test(text(member(server, 'url'))),
  }));
  const real = servers.filter(({ url }) => !isLoopback(url));
  const judged = real.length > 0 ? real : servers;
  const found = judged.find(({ versioned }) => !versioned);
  if (judged.length > 0 && found === undefined) return [];
  const which =
    found === undefined ? 'Aucune adresse ne porte' : `L’adresse ${quote(found.url)} ne porte pas`;
  return [
    {
      message: `${which} de version : placez la version majeure dans l’URL du serveur (…/v1) ou au début de chaque chemin.`,
      path: found === undefined ? [] : ['servers', found.index, 'url'],
    },
  ];
}
