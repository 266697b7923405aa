import type { Part } from '../model/contract.ts';
import type { Answered, CacheOutcome, Exchange } from '../model/exchange.ts';
import type { FeedAnswer, WriteAnswer } from '../model/ports.ts';
import { isProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { ageSeconds } from './feed.ts';
import { isPartial } from './gather.ts';

/** The answer joined to the exchange, or the problem it stands for. */
export function answered(
  exchange: Exchange,
  answer: FeedAnswer | WriteAnswer,
  parts: readonly Part[],
): Answered {
  if (answer.ok) {
    const { snapshot } = answer;
    if ('replayed' in answer) {
      return {
        ...exchange,
        snapshot,
        parts,
        outcome: answer.replayed ? 'hit' : 'miss',
        because: null,
      };
    }
    return {
      ...exchange,
      snapshot,
      parts,
      outcome: answer.outcome,
      because: answer.because ?? null,
    };
  }
  const code = isProblemCode(answer.problem) ? answer.problem : 'erreur-interne';
  throw new Problem(code, {
    ...(answer.detail !== '' && { detail: answer.detail }),
    ...(answer.retryAfterSeconds !== undefined && { retryAfterSeconds: answer.retryAfterSeconds }),
  });
}

/** Some of several services failed: what the others gave, and which did not (RFC 4918 §11.1). */
const PARTIAL = 207;

/** The snapshot as the consumer gets it, with where it comes from and how fresh it is. */
export function respond(exchange: Answered, now: Date): Response {
  const { snapshot, request, operation, parts } = exchange;
  const partial = isPartial(parts);
  const headers = freshnessHeaders(exchange, partial, now);
  headers.set('link', links(exchange));
  if (parts.length > 0) headers.set('sources', sources(parts));
  // §13.1.2: GET and HEAD answer 304 with what a cache must update, and no content.
  const read = operation.method === 'GET';
  if (read && !partial && matches(request.headers.get('if-none-match'), snapshot.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const shown = operation.view?.mediaType?.(exchange.parameters);
  headers.set('content-type', shown ?? operation.mediaType);
  const status = partial ? PARTIAL : operation.status;
  return new Response(request.method === 'HEAD' ? null : snapshot.body, { status, headers });
}

function freshnessHeaders(exchange: Answered, partial: boolean, now: Date): Headers {
  const { snapshot, outcome, because, operation } = exchange;
  const age = ageSeconds(snapshot, now);
  const ttl = snapshot.ttlSeconds;
  // Personal data and writes: nothing may be kept, here or anywhere else (RFC 9111 §5.2.2.5).
  const kept = operation.ttlSeconds + operation.staleSeconds > 0 && !partial;
  return new Headers({
    // `Age` counts against max-age (RFC 9111 §4.2): what is stale here is stale for everybody.
    age: String(age),
    'cache-control': kept
      ? `public, max-age=${ttl}, stale-if-error=${operation.staleSeconds}`
      : 'no-store',
    'cache-status': kept ? cacheStatus(outcome, because, ttl - age) : passedThrough(operation),
    etag: snapshot.etag,
  });
}

/**
 * A list of Structured Fields (RFC 9651 §3.1), one member a service: the status that it alone would
 * have had, then the age of what it gave, or the code of its problem.
 */
function sources(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      const { source } = part;
      if ('problem' in part)
        return `"${source.service}";status=${part.status};code=${part.problem}`;
      return `"${source.service}";status=200;retrieved="${part.retrievedAt}"`;
    })
    .join(', ');
}

/** RFC 9211: `hit` without going to the vendor, otherwise why we went (`fwd`) and what came. */
function cacheStatus(outcome: CacheOutcome, because: string | null, ttl: number): string {
  const name = 'PriseNumerique';
  if (outcome === 'hit') return `${name}; hit; ttl=${ttl}`;
  if (outcome === 'miss') return `${name}; fwd=miss; stored; ttl=${ttl}`;
  return `${name}; fwd=stale; ttl=${ttl}; detail=${because ?? 'erreur-interne'}`;
}

/** Nothing was looked up and nothing stored: writes by their method, the rest because it may not be. */
function passedThrough({ method }: Answered['operation']): string {
  return `PriseNumerique; fwd=${method === 'GET' ? 'bypass' : 'method'}`;
}

/** RFC 8288: the contract that describes the answer, and what this vendor gives of it. */
function links({ contract, target }: Exchange): string {
  const major = `v${contract.major}`;
  const described = `/contrats/${contract.id}/${major}/openapi.yaml`;
  const coverage = `/territoires/${target.territory}/${contract.id}/${major}/couverture.json`;
  return `<${described}>; rel="describedby"; type="application/yaml", <${coverage}>; rel="about"; type="application/json"`;
}

/** Weak comparison (RFC 9110 §13.1.2): an intermediary that compresses weakens our strong tag. */
function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false;
  if (condition.trim() === '*') return true;
  const tags = condition.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag.replace(/^W\//, '') === etag);
}
