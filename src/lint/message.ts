import { Parser } from 'expr-eval-fork';
import { printValue } from './stoplight.ts';

/** What a rule's message may refer to, as `{{property}}` or `#{{print("property")}}`. */
export interface MessageVariables {
  readonly property: string | number;
  readonly error: string;
  readonly path: string;
  readonly description: string | null;
  readonly value: unknown;
}

const PLACEHOLDER = /#?\{\{([^}\n]+)\}\}/g;

/** Names which Spectral refuses in an expression, lest it climb out of it. */
const FORBIDDEN = /constructor|process|require|global|mainModule|fs|child_process/;

/** Fills the placeholders of a rule's message in. */
export function printMessage(template: string, variables: MessageVariables): string {
  if (!template.includes('{{')) return template;
  return template.replace(PLACEHOLDER, (placeholder: string, inner: string) => {
    if (placeholder.startsWith('#')) return evaluate(inner.trim(), variables);
    return Object.hasOwn(variables, inner)
      ? String(variables[inner as keyof MessageVariables])
      : '';
  });
}

/** An expression is a sum of terms, of which Spectral makes one `concat(…)`. Faulty ones are empty. */
function evaluate(expression: string, variables: MessageVariables): string {
  if (FORBIDDEN.test(expression)) return '';
  const concatenation = expression
    .replace(/(\S+)\.toUpperCase\(\)/g, 'toUpperCase($1)')
    .replace(/\s*\+\s*/g, ',')
    .replace(/^(.+)$/, 'concat($1)');
  const parser = new Parser();
  Object.assign(parser.functions, {
    toUpperCase: (value: unknown) => String(value).toUpperCase(),
    concat: (...terms: unknown[]) => terms.map(String).join(''),
    print: (what: unknown) => printVariable(what, variables),
  });
  try {
    return String(parser.evaluate(concatenation, variables as never));
  } catch {
    return '';
  }
}

function printVariable(what: unknown, variables: MessageVariables): string {
  if (typeof what !== 'string') return '';
  if (what === 'property') {
    return variables.property === '' ? 'The document ' : `"${variables.property}" property `;
  }
  if (what === 'value') return printValue(variables.value) ?? '';
  if (!Object.hasOwn(variables, what)) return '';
  const value = variables[what as keyof MessageVariables];
  return value === null ? '' : String(value);
}
