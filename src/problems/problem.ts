import type { Violation } from '../model/contract.ts';
import type { Fault } from '../model/exchange.ts';
import { PROBLEM_BASE, PROBLEMS, type ProblemCode } from './catalogue.ts';

export interface ProblemOptions {
  /** French, specific to this occurrence; what happened and what to do next. Never vendor text. */
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  readonly retryAfterSeconds?: number;
  /** Methods that the resource has, for `methode-non-permise` (RFC 9110 §15.5.6). */
  readonly allow?: readonly string[];
  /** What the token of a 401 opens (RFC 9110 §11.5). */
  readonly realm?: string;
  readonly cause?: unknown;
}

/** An expected failure. Anything else that is thrown is a bug of ours. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly violations: readonly Violation[];
  readonly retryAfterSeconds: number | undefined;
  readonly allow: readonly string[];
  readonly realm: string;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.violations = options.violations ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.allow = options.allow ?? [];
    this.realm = options.realm ?? 'administration';
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  get fault(): Fault {
    return PROBLEMS[this.code].fault;
  }
}

/** RFC 9457 members, plus `code`, `fault` and `violations` as extensions (§3.2). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly code: ProblemCode;
  readonly fault: Fault;
  readonly violations?: readonly Violation[];
}

export function problemBody(problem: Problem, instance?: string): ProblemBody {
  const { title, status, fault } = PROBLEMS[problem.code];
  return {
    type: `${PROBLEM_BASE}${problem.code}`,
    title,
    status,
    ...(problem.detail !== undefined && { detail: problem.detail }),
    ...(instance !== undefined && { instance }),
    code: problem.code,
    fault,
    ...(problem.violations.length > 0 && { violations: problem.violations }),
  };
}

/** What a failure says in its header section, whatever the format of its body. */
export function problemHeaders(problem: Problem): Headers {
  // A failure has no freshness.
  const headers = new Headers({ 'content-language': 'fr', 'cache-control': 'no-store' });
  if (problem.retryAfterSeconds !== undefined) {
    headers.set('retry-after', String(problem.retryAfterSeconds));
  }
  if (problem.allow.length > 0) headers.set('allow', problem.allow.join(', '));
  // A 401 must name the scheme that is expected (RFC 9110 §11.6.1).
  if (problem.status === 401) {
    headers.set('www-authenticate', `Bearer realm="${problem.realm}"`);
  }
  return headers;
}

/** `application/problem+json` in French (RFC 9457 §3). */
export function problemResponse(problem: Problem, instance?: string): Response {
  const headers = problemHeaders(problem);
  headers.set('content-type', 'application/problem+json; charset=utf-8');
  return new Response(JSON.stringify(problemBody(problem, instance)), {
    status: problem.status,
    headers,
  });
}
