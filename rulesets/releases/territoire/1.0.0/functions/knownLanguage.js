import { concerned } from './concerned.js';

/** What is read of a text: its language shows from the start. */
const READ = 2_000;
/** Fewer words, or fewer letters, say too little. */
const MIN_WORDS = 12;
const MIN_LETTERS = 30;
/** Small words of another language that cannot be there by chance. */
const MIN_FOREIGN = 4;

/** Code, addresses and tags are in no language. @param {string} text */
function proseOf(text) {
  return text
    .slice(0, READ)
    .replace(/`[^`]*`|<[^<>]*>|https?:\/\/\S+/g, ' ')
    .toLowerCase();
}

/** A description that is long enough to tell is in a language that the buyer's agents read.
 * @param {unknown} text
 * @param {{words: string[], names: Record<string, string[]>}} options small words of the languages
 * accepted; those of others, by language */
function knownLanguage(text, { words, names }) {
  if (typeof text !== 'string') return;
  const prose = proseOf(text);
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  const latin = prose.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const message = 'Ce texte n’est ni en français ni en anglais.';
  if (letters >= MIN_LETTERS && latin * 2 < letters) return [{ message }];
  const all = prose.match(/\p{L}+/gu) ?? [];
  if (all.length < MIN_WORDS) return;
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const word of all) times.set(word, (times.get(word) ?? 0) + 1);
  /** @param {string[]} small */
  const count = (small) => small.reduce((sum, word) => sum + (times.get(word) ?? 0), 0);
  const known = count(words);
  const foreign = Math.max(0, ...Object.values(names).map(count));
  return foreign >= MIN_FOREIGN && foreign > known ? [{ message }] : [];
}

export default concerned(knownLanguage);
