import { SchemaBudgetError } from './schema/budget.ts';

/**
 * Ways to fill a server's URL in. Spectral tries each combination of its variables' values, and
 * thirty variables of ten values have 10^30; a second's work for these.
 */
const COMBINATIONS_MAX = 10_000;

/** Rules whose work is not in proportion to what they are given, and what bounds it. */
const GUARDS: Readonly<Record<string, (value: unknown) => void>> = {
  'oas3-server-variables': (server) => {
    const { variables } = (server ?? {}) as { variables?: unknown };
    if (typeof variables !== 'object' || variables === null) return;
    let combinations = 1;
    for (const variable of Object.values(variables)) {
      const { enum: values } = (variable ?? {}) as { enum?: unknown };
      if (Array.isArray(values)) combinations *= Math.max(1, values.length);
    }
    if (combinations > COMBINATIONS_MAX) throw new SchemaBudgetError('combinations');
  },
};

export function guard(rule: string, value: unknown): void {
  if (Object.hasOwn(GUARDS, rule)) GUARDS[rule]?.(value);
}
