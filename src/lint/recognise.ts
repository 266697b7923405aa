import type { Diagnostic } from './diagnostic.ts';
import { type Inventory, NO_RANGE } from './inventory.ts';
import { getDiagnosticSeverity, type Ruleset } from './stoplight.ts';

/**
 * Before any rule runs: what the parser and the resolver found, and which formats the ruleset knows
 * the document is of (set on the document, where formats and functions look for them).
 */
export function recognise(inventory: Inventory, ruleset: Ruleset): Diagnostic[] {
  const { document } = inventory;
  const found = [
    ...inventory.diagnostics,
    ...parserDiagnostics(document.diagnostics as unknown as Diagnostic[], ruleset),
  ];
  const formats = [...ruleset.formats].filter((format) =>
    format(inventory.resolved, document.source),
  );
  if (formats.length > 0) {
    document.formats = new Set(formats);
    return found;
  }
  document.formats = null;
  if (ruleset.formats.size > 0) found.push(unrecognised(inventory, ruleset));
  return found;
}

function unrecognised({ document }: Inventory, ruleset: Ruleset): Diagnostic {
  const names = [...ruleset.formats].map((format) => format.displayName ?? format.name);
  return {
    code: 'unrecognized-format',
    message: `The provided document does not match any of the registered formats [${names.join(', ')}]`,
    severity: 1,
    path: [],
    range: document.getRangeForJsonPath([], true) ?? NO_RANGE,
    ...(document.source !== null && { source: document.source }),
  };
}

/** The ruleset's `parserOptions` say how grave duplicate keys and odd keys are. */
function parserDiagnostics(
  diagnostics: readonly Diagnostic[],
  { parserOptions }: Ruleset,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.code !== 'parser') return [];
    const option = optionFor(diagnostic.message);
    if (option === undefined) return [diagnostic];
    const severity = Number(getDiagnosticSeverity(parserOptions[option]));
    return severity === -1 ? [] : [{ ...diagnostic, severity: severity as Diagnostic['severity'] }];
  });
}

function optionFor(message: string): 'incompatibleValues' | 'duplicateKeys' | undefined {
  if (message.startsWith('Mapping key must be a string scalar rather than')) {
    return 'incompatibleValues';
  }
  return message.startsWith('Duplicate key') ? 'duplicateKeys' : undefined;
}
