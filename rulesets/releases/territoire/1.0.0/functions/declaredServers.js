import { addressOf, isLoopback, items, member, operationsOf } from './shapes.js';

/** What OpenAPI assumes when nothing is declared. */
const NOTHING = /^[./]*$/;

/** @param {unknown} servers */
function some(servers) {
  return items(servers)
    .map(addressOf)
    .some((url) => !NOTHING.test(url) && !isLoopback(url));
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
