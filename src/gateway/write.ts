/**
 * Writes, which are never carried out twice: the consumer names its request by `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header), and one ledger a key remembers what became of it. No
 * runtime in it: the Durable Object lends storage and clock.
 */
import type { Exchange, Snapshot } from '../model/exchange.ts';
import type { FeedQuery, OpenDialogue, Write, WriteAnswer } from '../model/ports.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { LIMITS } from './limits.ts';
import { isSafe } from './safe.ts';

/** 8 to 255 visible characters of ASCII; quotes around them, as the draft has it, are no part of it. */
const KEY = /^"?([\x21\x23-\x7e]{8,255})"?$/;

/** The write that an exchange asks for. Without a key of its own it can only happen once. */
export function writeOf(exchange: Exchange, query: FeedQuery & { readonly body: unknown }): Write {
  const given = exchange.request.headers.get('idempotency-key');
  const key = given === null ? exchange.id : KEY.exec(given)?.[1];
  if (key === undefined) {
    throw new Problem('cle-idempotence-invalide', {
      detail: 'Idempotency-Key compte de 8 à 255 caractères ASCII visibles, un UUID par exemple.',
    });
  }
  const territory = exchange.resolved.territory.code;
  return { ...query, consumer: exchange.consumer, territory, key };
}

/** Name of the ledger: who asks what under which key, whichever service is plugged. */
export function ledgerName({
  consumer,
  territory,
  service,
  operation,
  key,
}: Write): Promise<string> {
  return digestOf([consumer, territory, service.contract, operation, key]);
}

/** What must be the same for two requests of one key to be the same request. */
export function requestDigest({ parameters, body }: Write): Promise<string> {
  return digestOf([Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)), body]);
}

async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One line of the ledger; `pending` is written before the vendor hears anything. */
export interface Entry {
  readonly request: string;
  readonly state: 'pending' | 'done' | 'uncertain';
  readonly snapshot: Snapshot | null;
}

export interface LedgerHost {
  readonly load: () => Entry | undefined;
  readonly save: (entry: Entry) => void;
  readonly forget: () => void;
}

/**
 * Carries out the write; `sent` is called as soon as the vendor may have heard of it, and again when
 * the dialogue goes on after that: what had been sent was accepted.
 */
export type Carry = (write: Write, sent: () => void) => Promise<Snapshot>;

export function createLedger({ load, save, forget }: LedgerHost, carry: Carry) {
  let flying = false;

  async function first(write: Write, request: string): Promise<WriteAnswer> {
    let sent = 0;
    flying = true;
    save({ request, state: 'pending', snapshot: null });
    try {
      const snapshot = await carry(write, () => {
        sent += 1;
      });
      save({ request, state: 'done', snapshot });
      return { ok: true, snapshot, replayed: false };
    } catch (error) {
      const known = error instanceof Problem ? error : undefined;
      const nothing = sent === 1 && known !== undefined && NOTHING_WRITTEN.has(known.code);
      if (sent === 0 || nothing) {
        forget();
        if (known === undefined) throw error;
        return failed(known);
      }
      save({ request, state: 'uncertain', snapshot: null });
      return uncertain(known?.code, sent > 1);
    } finally {
      flying = false;
    }
  }

  return {
    async carry(write: Write): Promise<WriteAnswer> {
      const request = await requestDigest(write);
      const entry = load();
      if (entry === undefined) return first(write, request);
      if (entry.request !== request) {
        return failed(
          new Problem('cle-idempotence-reutilisee', {
            detail: 'Cette clé nomme déjà une autre demande ; prenez-en une nouvelle.',
          }),
        );
      }
      if (entry.snapshot !== null) return { ok: true, snapshot: entry.snapshot, replayed: true };
      if (flying) {
        return failed(
          new Problem('ecriture-en-cours', {
            detail: 'Cette écriture est en cours ; renvoyez-la telle quelle dans un instant.',
            retryAfterSeconds: LIMITS.writeRetrySeconds,
          }),
        );
      }
      // Pending and not flying: the object was stopped in the middle, nobody knows where.
      return uncertain(undefined);
    },
  };
}

/**
 * Problems in which the vendor itself said no. It is certain of the first request that writes, and of
 * none after it: a draft that was accepted is there, whatever is refused next.
 */
const NOTHING_WRITTEN: ReadonlySet<ProblemCode> = new Set([
  'demande-refusee',
  'enregistrement-inconnu',
  'editeur-acces-refuse',
  'editeur-redirection',
]);

function failed({ code, detail = '', retryAfterSeconds }: Problem): WriteAnswer {
  return {
    ok: false,
    problem: code,
    detail,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** `begun`: the vendor accepted a first step, so that something is there whatever came next. */
function uncertain(because: ProblemCode | undefined, begun = false): WriteAnswer {
  const reason = because === undefined ? '' : ` (${because})`;
  const what = begun
    ? `L’éditeur a accepté le début de l’écriture, mais la suite a échoué${reason}`
    : `L’éditeur a reçu la demande mais sa réponse n’est pas venue à bon port${reason}`;
  return failed(
    new Problem('ecriture-incertaine', {
      detail: `${what} : vérifiez par une lecture, ou auprès de l’éditeur, avant de recommencer sous une autre clé.`,
    }),
  );
}

/** A dialogue that tells when a request that may change something leaves, and any that follows it. */
export function announcing(openDialogue: OpenDialogue, sent: () => void): OpenDialogue {
  return (service, auth, converse) =>
    openDialogue(service, auth, (call) => {
      let written = false;
      return converse(async (request, purpose) => {
        const writes = purpose !== 'release' && !isSafe(request);
        if (writes || (written && purpose !== 'release')) sent();
        const answer = await call(request, purpose);
        if (writes) written = true;
        return answer;
      });
    });
}
