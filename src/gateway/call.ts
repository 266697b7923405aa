/** The only place where the gateway goes out. */
import type { VendorAnswer, VendorAuth, VendorRequest } from '../model/adapter.ts';
import type { Clock, OpenDialogue } from '../model/ports.ts';
import type { Service } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { readBody } from './body.ts';
import { refusal } from './egress.ts';
import { FROM_VENDOR, vendorHeaders } from './headers.ts';
import { LIMITS } from './limits.ts';

export interface Outbound {
  readonly clock: Clock;
  /** The vendor's key by the name the registry gives it; undefined when it is not set. */
  readonly secret: (name: string) => string | undefined;
  readonly localOrigins: readonly string[];
  /** For one whole dialogue, bodies included. */
  readonly deadlineMs: number;
}

/**
 * **Credentials.** The key is added here, to the URL or header that is about to leave, and nowhere
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
        return { body: answer.body, receivedAt: answer.receivedAt };
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
  const outgoing = withKey(request, dialogue);
  const response = await orProblem(
    fetch(outgoing.url, { headers: outgoing.headers, redirect: 'manual', signal }),
    signal,
    'editeur-injoignable',
  );
  try {
    checkStatus(response);
    const declared = Number(response.headers.get(FROM_VENDOR.length) ?? 0);
    if (declared > budget) throw tooLarge();
    const read = readBody(response.body, budget, tooLarge);
    const { text, bytes } = await orProblem(read, signal, 'editeur-reponse-illisible');
    return { body: parse(text, service), bytes, receivedAt: clock.now().toISOString() };
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
  const headers = vendorHeaders(request.headers);
  const url = new URL(request.url);
  if (auth.kind === 'none') return { url, headers };
  const key = service.secretName === null ? undefined : secret(service.secretName);
  if (key === undefined) {
    throw new Problem('configuration-incomplete', {
      detail: `La clé d’accès du service ${service.id} n’est pas configurée sur la passerelle.`,
    });
  }
  if (auth.kind === 'query') url.searchParams.set(auth.name, key);
  else headers.set(auth.name, key);
  return { url, headers };
}

function checkStatus(response: Response): void {
  const { status } = response;
  if (status === 200) return;
  if (status >= 300 && status < 400) {
    throw new Problem('editeur-redirection', {
      detail: 'L’éditeur redirige vers une autre adresse ; la passerelle ne suit pas.',
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
          : 'La réponse de l’éditeur s’est interrompue ou n’est pas un texte UTF-8.',
    });
  }
}

function tooLarge(): Problem {
  return new Problem('editeur-reponse-trop-grande', {
    detail: `La réponse de l’éditeur dépasse ${LIMITS.vendorBytes / 1024 / 1024} Mio.`,
  });
}

function parse(text: string, service: Service): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('editeur-reponse-illisible', {
      detail: `La réponse de l’éditeur au service ${service.id} n’est pas du JSON complet.`,
    });
  }
}
