/** A report with one of everything, and strings that a vendor could have written to do harm. */
import type { SwapReport } from '../../src/model/swap.ts';

export const HOSTILE = 'a`b|c<script>\u001b[31m\u202e**d**\n# e';

export const REPORT: SwapReport = {
  id: '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
  at: '2026-11-28T20:00:00.000Z',
  digest: 'd'.repeat(64),
  findings: {
    schema: 'https://prise-numerique.fr/schemas/bascule/1',
    territory: '33063',
    contract: { ref: 'essais@1', digest: 'c'.repeat(64) },
    from: { service: 'a', vendor: 'editeur-a', title: `Service A ${HOSTILE}`, adapter: 'pages' },
    to: { service: 'b', vendor: 'editeur-b', title: 'Service B', adapter: 'natif' },
    verdict: 'non-interchangeable',
    reasons: ['1 échange n’a pas la même réponse.'],
    exchanges: [
      {
        exchange: { operation: 'list', parameters: { nom: HOSTILE } },
        outcome: 'different',
        from: { status: 200, problem: null },
        to: { status: 200, problem: null },
        diff: {
          ...{ equal: 3, tolerated: 1, different: 2, unlisted: 7, complete: true },
          differences: [
            {
              ...{ field: 'items[].n', kind: 'changed', tolerance: null, count: 2 },
              examples: [{ path: 'items[0].n', from: JSON.stringify(HOSTILE), to: '2' }],
            },
            {
              ...{ field: 'items[].lat', kind: 'changed', count: 1 },
              tolerance: { kind: 'within', amount: 0.001, why: 'Deux relevés.' },
              examples: [{ path: 'items[0].lat', from: '1', to: '1.0005' }],
            },
          ],
        },
      },
      {
        exchange: { operation: 'one', parameters: {} },
        outcome: 'lost',
        from: { status: 200, problem: null },
        to: { status: 504, problem: 'editeur-trop-lent' },
        diff: null,
      },
    ],
    losses: {
      operations: ['extra'],
      fields: [{ operation: 'list', field: 'items[].photo', why: 'L’éditeur n’en a pas.' }],
    },
    unproven: ['extra'],
  },
  measures: [
    {
      from: { durationMs: 12, retrievedAt: '2026-11-28T19:59:59.000Z' },
      to: { durationMs: 34, retrievedAt: '2026-11-28T19:59:59.000Z' },
    },
    {
      from: { durationMs: 1, retrievedAt: '2026-11-28T19:59:59.000Z' },
      to: { durationMs: 1000, retrievedAt: null },
    },
  ],
};
