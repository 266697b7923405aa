import { items, member, operationsOf, text } from './shapes.js';

/** The developer's own machine is nobody's service. */
const LOOPBACK = /^[a-z]+:\/\/(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/]|$)/i;
/** What OpenAPI assumes when nothing is declared. */
const NOTHING = /^[./]*$/;

/** Variables replaced by their defaults. @param {unknown} server */
function addressOf(server) {
  return text(member(server, 'url'))
    .trim()
    .replace(/\{([^{}]+)\}/g, (variable, name) => {
      const value = member(member(member(server, 'variables'), name), 'default');
      return typeof value === 'string' ? value : variable;
    });
}

/** @param {unknown} servers */
function some(servers) {
  return items(servers)
    .map(addressOf)
    .some((url) => !NOTHING.test(url) && !LOOPBACK.test(url));
}

/** The document says where the service is, once for all or for each of its operations.
 * @param {unknown} document */
export default function declaredServers(document) {
  if (some(member(document, 'servers'))) return [];
  const operations = operationsOf(document);
  const covered = operations.every(
    ({ item, operation }) => some(member(operation, 'servers')) || some(member(item, 'servers')),
  );
  if (operations.length > 0 && covered) return [];
  const servers = member(document, 'servers');
  return [
    {
      message:
        items(servers).length > 0
          ? 'Aucun des serveurs déclarés n’est l’adresse d’un service : remplacez localhost ou « / » par l’URL du service.'
          : 'Aucun serveur n’est déclaré : indiquez dans « servers » l’URL du service proposé.',
      path: servers === undefined ? [] : ['servers'],
    },
  ];
}
