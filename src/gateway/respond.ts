import type { Answered, CacheOutcome, Exchange } from '../model/exchange.ts';
import type { FeedAnswer } from '../model/ports.ts';
import { isProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { ageSeconds } from './feed.ts';

/** The feed's answer joined to the exchange, or the problem it stands for. */
export function answered(exchange: Exchange, answer: FeedAnswer): Answered {
  if (answer.ok) {
    const { snapshot, outcome, because = null } = answer;
    return { ...exchange, snapshot, outcome, because };
  }
  const code = isProblemCode(answer.problem) ? answer.problem : 'erreur-interne';
  throw new Problem(code, {
    ...(answer.detail !== '' && { detail: answer.detail }),
    ...(answer.retryAfterSeconds !== undefined && { retryAfterSeconds: answer.retryAfterSeconds }),
  });
}

/** The snapshot as the consumer gets it, with where it comes from and how fresh it is. */
export function respond(exchange: Answered, now: Date): Response {
  const { snapshot, request } = exchange;
  const headers = freshnessHeaders(exchange, now);
  headers.set('link', links(exchange));
  // §13.1.2: GET and HEAD answer 304 with what a cache must update, and no content.
  if (matches(request.headers.get('if-none-match'), snapshot.etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', 'application/json');
  return new Response(request.method === 'HEAD' ? null : snapshot.body, { headers });
}

function freshnessHeaders({ snapshot, outcome, because, operation }: Answered, now: Date): Headers {
  const age = ageSeconds(snapshot, now);
  const ttl = snapshot.ttlSeconds;
  return new Headers({
    // `Age` counts against max-age (RFC 9111 §4.2): what is stale here is stale for everybody.
    age: String(age),
    'cache-control': `public, max-age=${ttl}, stale-if-error=${operation.staleSeconds}`,
    'cache-status': cacheStatus(outcome, because, ttl - age),
    etag: snapshot.etag,
  });
}

/** RFC 9211: `hit` without going to the vendor, otherwise why we went (`fwd`) and what came. */
function cacheStatus(outcome: CacheOutcome, because: string | null, ttl: number): string {
  const name = 'PriseNumerique';
  if (outcome === 'hit') return `${name}; hit; ttl=${ttl}`;
  if (outcome === 'miss') return `${name}; fwd=miss; stored; ttl=${ttl}`;
  return `${name}; fwd=stale; ttl=${ttl}; detail=${because ?? 'erreur-interne'}`;
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
