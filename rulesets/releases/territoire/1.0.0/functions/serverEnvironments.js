import { concerned } from './concerned.js';
import { once } from './memory.js';
import { plainWords, says } from './phrases.js';
import { addressOf, isLoopback, isShape, items, member, rootOf, text } from './shapes.js';

/** Longest text read in search of a word. */
const MAX_READ = 500;

/** For trials, by what its description says, else by its address.
 * @param {unknown} server @param {{names: string[], words: string[]}} options */
function isForTrials(server, { names, words }) {
  const address = addressOf(server).slice(0, MAX_READ);
  const said = plainWords(text(member(server, 'description')).slice(0, MAX_READ));
  if (says(said, words)) return true;
  if (says(said, names)) return false;
  return isLoopback(address) || says(plainWords(address), words);
}

/** Asked for each of them. */
const told = once((servers) => {
  const all = items(servers).filter(isShape);
  return { first: all[0], several: all.length > 1 };
});

/** Where there are several servers, each says what it is, and the first is not for trials: tools
 * call it unless they are told otherwise.
 * @param {unknown} server
 * @param {{names: string[], words: string[]}} options what says production, what says trials
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function serverEnvironments(server, options, context) {
  const servers = member(rootOf(context), 'servers');
  if (!isShape(server) || !Array.isArray(servers)) return;
  const { first, several } = told(servers);
  if (!several) return;
  const results = [];
  if (text(member(server, 'description')).trim() === '') {
    results.push({
      message:
        'Il y a plusieurs serveurs et rien ne dit ce qu’est celui-ci : ajoutez « description » (production, recette, bac à sable…).',
    });
  }
  if (server === first && isForTrials(server, options)) {
    results.push({
      message:
        'Le premier serveur est celui que les outils appellent, et celui-ci est fait pour les essais : placez en tête le serveur de production.',
    });
  }
  return results;
}

export default concerned(serverEnvironments);
