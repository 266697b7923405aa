import { describe, expect, it } from 'vitest';
import { isProblemCode, PROBLEM_BASE, PROBLEMS } from '../../src/problems/catalogue.ts';
import { Problem, problemBody, problemResponse } from '../../src/problems/problem.ts';

const codes = Object.keys(PROBLEMS).filter(isProblemCode);

describe('every problem', () => {
  it.each(codes)('%s is whole, and its fault agrees with its status', async (code) => {
    const { status, title, fault } = PROBLEMS[code];
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).not.toMatch(/[.!]$/);
    expect(status).toBeGreaterThanOrEqual(400);
    // 4xx may be ours (nothing is plugged there); 5xx is never the consumer's.
    if (status >= 500) expect(fault).not.toBe('consumer');
    const response = problemResponse(new Problem(code));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: `${PROBLEM_BASE}${code}`,
      title,
      status,
      code,
      fault,
    });
  });

  it('has its own title', () => {
    expect(new Set(codes.map((code) => PROBLEMS[code].title)).size).toBe(codes.length);
  });
});

describe('a problem', () => {
  it('never says its cause', () => {
    const problem = new Problem('editeur-injoignable', {
      cause: new Error('https://x/?key=secret'),
    });
    expect(JSON.stringify(problemBody(problem, 'urn:uuid:1'))).not.toContain('secret');
  });

  it('says what else RFC 9110 asks of its status', () => {
    const { headers } = problemResponse(
      new Problem('methode-non-permise', { allow: ['GET', 'HEAD'] }),
    );
    expect(headers.get('allow')).toBe('GET, HEAD');
    expect(problemResponse(new Problem('non-autorise')).headers.get('www-authenticate')).toBe(
      'Bearer realm="administration"',
    );
    const wait = new Problem('editeur-suspendu', { retryAfterSeconds: 8 });
    expect(problemResponse(wait).headers.get('retry-after')).toBe('8');
  });

  it('is known by its code and nothing else', () => {
    expect(isProblemCode('territoire-inconnu')).toBe(true);
    for (const other of ['', 'constructor', '__proto__', 'toString']) {
      expect(isProblemCode(other)).toBe(false);
    }
  });
});
