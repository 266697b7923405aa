/** The only place where the gateway goes out. */
import type { Reading, VendorAnswer, VendorAuth, VendorRequest } from '../model/adapter.ts';
import type { Clock, OpenDialogue } from '../model/ports.ts';
import type { Service } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { readBody } from './body.ts';
import { refusal } from './egress.ts';
import { answerHeaders, FROM_VENDOR, vendorHeaders } from './headers.ts';
import { LIMITS } from './limits.ts';
import { readAnswer } from './read-answer.ts';
import { isSafe } from './safe.ts';

export interface Outbound {
  readonly clock: Clock;
  /** The vendor's key by the name the registry gives it; undefined when it is not set. */
  readonly secret: (name: string) => string | undefined;
  readonly localOrigins: readonly string[];
  /** For one whole dialogue, bodies included. */
  readonly deadlineMs: number;
}

/**
 * **Credentials.** The key is added here, to the URL, header or form that is about to leave, and nowhere
 * else: adapters never see it, and no error keeps the URL, the headers or the cause of a failed
 * call, since any of them may quote it. Redirects are not followed, so it cannot travel further.
 */
export function outbound(settings: Outbound): OpenDialogue {
  return async (service, auth, converse) => {
    const deadline = new AbortController();
    // Cleared at the end, unlike `AbortSignal.timeout`: a pending timer keeps a Durable Object awake.
    const timer = setTimeout(() => deadline.abort(), settings.deadlineMs);
    const { signal } = deadline;
    let budget: number = LIMITS.vendorBytes;
    try {
      return await converse(async (request) => {
        const answer = await call(request, { ...settings, service, auth, signal, budget });
        budget -= answer.bytes;
        const { bytes: _, ...given } = answer;
        return given;
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

interface Dialogue extends Outbound {
  readonly service: Service;
  readonly auth: VendorAuth;
  readonly signal: AbortSignal;
  /** Bytes that the dialogue may still receive. */
  readonly budget: number;
}

type Counted = VendorAnswer & { readonly bytes: number };

async function call(request: VendorRequest, dialogue: Dialogue): Promise<Counted> {
  const { service, signal, clock, budget } = dialogue;
  guard(request.url, dialogue);
  const { url, headers, content } = withKey(request, dialogue);
  const { method = 'GET', reads = 'json', statuses = [] } = request;
  const init = { method, headers, redirect: 'manual', signal } as const;
  const sent = fetch(url, content === undefined ? init : { ...init, body: content });
  const response = await orProblem(sent, signal, 'editeur-injoignable');
  try {
    checkStatus(response, statuses, isSafe(request));
    const declared = Number(response.headers.get(FROM_VENDOR.length) ?? 0);
    if (declared > budget) throw tooLarge();
    const reading = readBody(response.body, budget, tooLarge);
    const bytes = await orProblem(reading, signal, 'editeur-reponse-illisible');
    const type = response.headers.get(FROM_VENDOR.type) ?? '';
    return {
      body: readable(() => readAnswer(bytes, reads, type, response.status), service, reads),
      status: response.status,
      headers: answerHeaders(response.headers),
      bytes: bytes.byteLength,
      receivedAt: clock.now().toISOString(),
    };
  } finally {
    // Frees the connection when the body was refused before its end; a read body is already closed.
    // Cancelling a stream that already failed rejects with that failure, which is known.
    await response.body?.cancel().catch(() => undefined);
  }
}

function guard(address: string, { service, localOrigins }: Dialogue): void {
  const reason = refusal(address, service, localOrigins);
  if (reason === undefined) return;
  const inRegistry = refusal(service.url, service, localOrigins) !== undefined;
  if (inRegistry) {
    throw new Problem('configuration-incomplete', {
      detail: `L’adresse enregistrée du service ${service.id} n’est pas une adresse https publique.`,
    });
  }
  throw new Problem('editeur-redirection', {
    detail: `L’éditeur renvoie vers une adresse que le service ${service.id} n’autorise pas (${reason}).`,
  });
}

function withKey(request: VendorRequest, { service, auth, secret }: Dialogue) {
  const headers = vendorHeaders(request);
  const url = new URL(request.url);
  const content = request.body?.content;
  if (auth.kind === 'none') return { url, headers, content };
  if (auth.optional === true && service.secretName === null) return { url, headers, content };
  if (auth.kind === 'form' && !isForm(request)) return { url, headers, content };
  const key = service.secretName === null ? undefined : secret(service.secretName);
  if (key === undefined) {
    throw new Problem('configuration-incomplete', {
      detail: `La clé d’accès du service ${service.id} n’est pas configurée sur la passerelle.`,
    });
  }
  if (auth.kind === 'form') {
    const field = new URLSearchParams([[auth.name, key]]);
    return { url, headers, content: `${String(content)}&${field}` };
  }
  if (auth.kind === 'query') url.searchParams.set(auth.name, key);
  else if (auth.kind === 'basic') headers.set('authorization', `Basic ${base64(key)}`);
  else {
    // One key alone may hold spaces; of several, only the last may.
    const parts = key.split(' ');
    const last = auth.headers.length - 1;
    for (const [index, { name, scheme }] of auth.headers.entries()) {
      const part = index === last ? parts.slice(last).join(' ') : (parts[index] ?? '');
      headers.set(name, scheme === undefined ? part : `${scheme} ${part}`);
    }
  }
  return { url, headers, content };
}

function isForm({ body }: VendorRequest): boolean {
  return body?.mediaType === 'application/x-www-form-urlencoded';
}

/** UTF-8 first (RFC 7617 §2.1). */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** Of a write: the vendor read it and will not have it (RFC 9110 §15.5). */
const REFUSALS = [400, 404, 409, 410, 413, 415, 422];

function checkStatus(response: Response, expected: readonly number[], safe: boolean): void {
  const { status } = response;
  if (status === 200 || expected.includes(status)) return;
  if (status >= 300 && status < 400) {
    throw new Problem('editeur-redirection', {
      detail: 'L’éditeur redirige vers une autre adresse ; la passerelle ne suit pas.',
    });
  }
  if (status === 401 || status === 403) {
    throw new Problem('editeur-acces-refuse', {
      detail: `L’éditeur a répondu par le statut HTTP ${status} : la clé de la passerelle est à vérifier.`,
    });
  }
  if (!safe && REFUSALS.includes(status)) {
    throw new Problem('demande-refusee', {
      detail: `L’éditeur refuse la demande par le statut HTTP ${status}.`,
    });
  }
  if (status >= 400) {
    const retryAfterSeconds = vendorRetryAfter(response);
    throw new Problem('editeur-en-erreur', {
      detail: `L’éditeur a répondu par le statut HTTP ${status}.`,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
  // 204, 206 and the like: whatever came is not the whole resource.
  throw new Problem('editeur-reponse-illisible', {
    detail: `L’éditeur a répondu par le statut HTTP ${status}, sans document complet.`,
  });
}

/** The vendor's `Retry-After` in seconds; the date form is rare and would need the vendor's clock. */
function vendorRetryAfter(response: Response): number | undefined {
  const value = response.headers.get(FROM_VENDOR.retryAfter) ?? '';
  if (!/^\d{1,9}$/.test(value)) return undefined;
  return Math.min(Number(value), LIMITS.maxVendorRetryAfterSeconds);
}

/** 504 when time ran out, `otherwise` (502) when the network or the stream failed. */
async function orProblem<T>(
  work: Promise<T>,
  signal: AbortSignal,
  otherwise: 'editeur-injoignable' | 'editeur-reponse-illisible',
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal.aborted) throw new Problem('editeur-trop-lent');
    throw new Problem(otherwise, {
      detail:
        otherwise === 'editeur-injoignable'
          ? 'La connexion à l’éditeur a échoué.'
          : 'La réponse de l’éditeur s’est interrompue.',
    });
  }
}

function tooLarge(): Problem {
  return new Problem('editeur-reponse-trop-grande', {
    detail: `La réponse de l’éditeur dépasse ${LIMITS.vendorBytes / 1024 / 1024} Mio.`,
  });
}

const EXPECTED: Readonly<Record<Reading, string>> = {
  json: 'du JSON complet',
  xml: 'du XML complet et sans déclaration de type',
  text: 'un texte dans l’encodage qu’elle annonce',
  bytes: 'un contenu complet',
};

function readable<T>(read: () => T, service: Service, reading: Reading): T {
  try {
    return read();
  } catch {
    throw new Problem('editeur-reponse-illisible', {
      detail: `La réponse de l’éditeur au service ${service.id} n’est pas ${EXPECTED[reading]}.`,
    });
  }
}
