/**
 * Rulesets written for Spectral 5, read as Spectral 6 reads them (`spectral-ruleset-migrator`):
 * `except` becomes `overrides`, and rules that were merged since keep their old names.
 */
import type { RulesetData } from './shape.ts';

const RENAMED: Readonly<Record<string, string>> = {
  'operation-2xx-response': 'operation-default-response',
  'oas3-unused-components-schema': 'oas3-unused-components',
  'oas2-valid-parameter-example': 'oas2-valid-schema-example',
  'oas2-valid-response-schema-example': 'oas2-valid-schema-example',
  'oas2-valid-definition-example': 'oas2-valid-schema-example',
  'oas2-valid-response-example': 'oas2-valid-media-example',
  'oas3-valid-oas-parameter-example': 'oas3-valid-media-example',
  'oas3-valid-oas-content-example': 'oas3-valid-media-example',
  'oas3-valid-oas-header-example': 'oas3-valid-media-example',
  'oas3-valid-header-schema-example': 'oas3-valid-schema-example',
  'oas3-valid-parameter-schema-example': 'oas3-valid-schema-example',
};

export function migrate(data: RulesetData): RulesetData {
  const { except, ...rest } = data;
  return {
    ...rest,
    ...(except !== undefined && { overrides: withExceptions(data.overrides, except) }),
    ...(data.rules !== undefined && { rules: withNewNames(data.rules) }),
  };
}

function withExceptions(
  overrides: unknown,
  except: Readonly<Record<string, readonly string[]>>,
): unknown[] {
  return [
    ...(Array.isArray(overrides) ? overrides : []),
    ...Object.entries(except).map(([pattern, rules]) => ({
      files: [pattern.startsWith('#') ? `**${pattern}` : pattern],
      rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])),
    })),
  ];
}

/** Two old names of one rule: the graver setting wins. The order of the rules stays. */
function withNewNames(rules: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const settings = new Map(Object.entries(rules));
  const order = Object.keys(rules);
  for (const [rank, name] of order.entries()) {
    const renamed = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
    const setting = settings.get(name);
    if (renamed === undefined || (typeof setting === 'object' && setting !== null)) continue;
    settings.set(
      renamed,
      settings.has(renamed) ? graver(String(setting), String(settings.get(renamed))) : setting,
    );
    order[rank] = renamed;
    settings.delete(name);
  }
  return Object.fromEntries([...new Set(order)].map((name) => [name, settings.get(name)]));
}

const SEVERITIES: Readonly<Record<string, number>> = {
  error: 0,
  warn: 1,
  info: 2,
  hint: 3,
  off: -1,
};

function graver(left: string, right: string): string {
  const [l, r] = [rankOf(left), rankOf(right)];
  if (r === -1) return left;
  return l > r ? right : left;
}

function rankOf(severity: string): number {
  const number = Number(severity);
  return Number.isNaN(number) ? (SEVERITIES[severity] ?? Number.NaN) : number;
}
