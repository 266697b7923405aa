import type { Violation } from '../model/contract.ts';
import type { Fault } from '../model/exchange.ts';
import { PROBLEM_BASE, PROBLEMS, type ProblemCode } from './catalogue.ts';

export interface ProblemOptions {
  /** French, specific to this occurrence; what happened and what to do next. Never vendor text. */
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An expected failure. Anything else that is thrown is a bug of ours. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly violations: readonly Violation[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.violations = options.violations ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
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

/** `application/problem+json` in French (RFC 9457 §3), never cached (a failure has no freshness). */
export function problemResponse(problem: Problem, instance?: string): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'fr',
    'cache-control': 'no-store',
  });
  if (problem.retryAfterSeconds !== undefined) {
    headers.set('retry-after', String(problem.retryAfterSeconds));
  }
  return new Response(JSON.stringify(problemBody(problem, instance)), {
    status: problem.status,
    headers,
  });
}
