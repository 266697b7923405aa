import { pathOf } from './schemaWalk.js';

/** Longest part of a text that is searched. */
const MAX_LENGTH = 100_000;
/** No secret is shorter. */
const MIN_LENGTH = 20;
/** Fewer different characters than this are somebody's fingers on the keyboard. */
const MIN_VARIETY = 8;

/** What begins a word, and what it then is. Anchored: each word is read once. */
const KEYS = [
  { form: /^eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/, what: 'un jeton JWT' },
  { form: /^[rs]k_live_[A-Za-z0-9]{16,}/, what: 'une clé de production' },
  { form: /^A(?:KI|SI)A[A-Z0-9]{16}$/, what: 'une clé d’accès à un hébergeur' },
  { form: /^AIza[\w-]{35}/, what: 'une clé d’API' },
  { form: /^gh[opsru]_[A-Za-z0-9]{36}/, what: 'un jeton de forge' },
  { form: /^(?:github_pat_|glpat-)[\w-]{20,}/, what: 'un jeton de forge' },
  { form: /^xox[abprs]-[A-Za-z0-9-]{20,}/, what: 'un jeton de messagerie' },
  { form: /^SG\.[\w-]{16,}\.[\w-]{16,}/, what: 'une clé d’envoi de courriels' },
];
const PEM = /-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----(?:\s|\\n){0,8}([A-Za-z0-9+/=]{40})/;
const BEARER = /\bBearer\s{1,4}([\w.~+/=-]{20,200})/g;

/** @param {string} secret @param {string[]} except */
function isPlaceholder(secret, except) {
  const lower = secret.toLowerCase();
  return (
    new Set(secret).size < MIN_VARIETY || except.some((part) => lower.includes(part.toLowerCase()))
  );
}

/** @param {string} said @param {string[]} except
 * @returns {{what: string, secret: string} | undefined} the first secret in a text */
function secretIn(said, except) {
  if (said.length < MIN_LENGTH) return;
  const start = said.slice(0, MAX_LENGTH);
  const pem = PEM.exec(start)?.[1];
  if (pem !== undefined && !isPlaceholder(pem, except))
    return { what: 'une clé privée', secret: '-----BEGIN' };
  for (const word of start.split(/[^\w.-]+/)) {
    const what =
      word.length < MIN_LENGTH ? undefined : KEYS.find(({ form }) => form.test(word))?.what;
    if (what !== undefined && !isPlaceholder(word, except)) return { what, secret: word };
  }
  for (const [, token = ''] of start.matchAll(BEARER)) {
    const mixed = /\d/.test(token) && /[A-Za-z]/.test(token);
    if (mixed && !isPlaceholder(token, except)) return { what: 'un jeton d’accès', secret: token };
  }
}

/** No text under a place is a usable secret: an example, a default or an explanation that shows one
 * hands it to whoever reads the document. Values are read as they are written, references unfollowed.
 * @param {unknown} input @param {{except: string[]}} options fragments of what only looks like one
 * @param {{path: (string | number)[]}} context */
export default function revealedSecret(input, { except }, { path }) {
  const results = [];
  // An alias of YAML is the same object in several places: each is read once.
  const seen = new Set();
  /** @type {[unknown, import('./schemaWalk.js').Trail][]} */
  const waiting = [[input, { place: path, up: undefined }]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, up] = next;
    if (typeof value === 'string') {
      const found = secretIn(value, except);
      if (found === undefined) continue;
      const message = `Cette valeur ressemble à ${found.what} (${found.secret.slice(0, 10)}…) : révoquez ce secret s’il a servi, et montrez à sa place une valeur fictive évidente.`;
      results.push({ message, path: pathOf(up) });
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [name, each] of Array.isArray(value) ? value.entries() : Object.entries(value))
      waiting.push([each, { place: [name], up }]);
  }
  return results;
}
