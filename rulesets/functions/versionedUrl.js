import { items, member, operationsOf, quote, text } from './shapes.js';

/** `/v1`, `v2.1.` as a host label, `/v1beta`, `/2026-01-01`. */
const VERSION =
  /(?:^|[/.-])(?:v\d+(?:[._]\d+)*(?:(?:alpha|beta|rc)\d*)?|\d{4}-\d{2}-\d{2})(?=[/.?:-]|$)/i;
/** A server variable that is the version. */
const VARIABLE = /\{[^{}]*version[^{}]*\}/i;

/** @param {unknown} server */
function addressOf(server) {
  return text(member(server, 'url')).replace(/\{([^{}]+)\}/g, (variable, name) => {
    const value = member(member(member(server, 'variables'), name), 'default');
    return typeof value === 'string' && !VARIABLE.test(variable) ? value : variable;
  });
}

/** The major version is in every server's URL, or in every path.
 * @param {unknown} document */
export default function versionedUrl(document) {
  const versioned = (/** @type {string} */ url) => VERSION.test(url) || VARIABLE.test(url);
  const paths = operationsOf(document).map(({ path }) => path[1] ?? '');
  if (paths.length > 0 && paths.every(versioned)) return [];
  const servers = items(member(document, 'servers')).map(addressOf);
  const unversioned = servers.findIndex((url) => !versioned(url));
  if (servers.length > 0 && unversioned === -1) return [];
  return [
    {
      message: `${
        servers.length > 0
          ? `L’adresse ${quote(servers[unversioned])} ne porte`
          : 'Aucune adresse ne porte'
      } pas de version : placez la version majeure dans l’URL du serveur (…/v1) ou au début de chaque chemin.`,
      path: servers.length > 0 ? ['servers', unversioned, 'url'] : [],
    },
  ];
}
