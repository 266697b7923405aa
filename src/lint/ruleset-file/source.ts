import {
  getJsonLocation,
  getYamlLocation,
  parseJson,
  parseYaml,
  pathExtension,
} from '../stoplight.ts';
import { expansionOf } from '../yaml-budget.ts';
import { faultOf, RulesetFault, type RulesetFaultCode } from './fault.ts';
import { RULESET_LIMITS } from './limits.ts';

type JsonPath = readonly (string | number)[];

interface Location {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** A ruleset file as it was written, and where each part of it stands. */
export interface RulesetText {
  readonly path: string;
  readonly data: unknown;
  locate(path: JsonPath): Location | undefined;
}

interface SyntaxFault extends Location {
  readonly severity: number;
  readonly message: string;
}

/** YAML or JSON by its extension, as in Spectral. */
export function parseRulesetText(path: string, text: string): RulesetText {
  if (text.length > RULESET_LIMITS.fileBytesMax) {
    const kilobytes = RULESET_LIMITS.fileBytesMax / 1024;
    throw faultOf('referentiel-trop-grand', path, `le fichier dépasse ${kilobytes} Ko`);
  }
  try {
    const parsed = pathExtension(path) === '.json' ? readJson(path, text) : readYaml(path, text);
    refuseSyntaxFaults(parsed);
    return parsed;
  } catch (error) {
    if (error instanceof RulesetFault) throw error;
    throw faultOf('referentiel-illisible', path, 'ni YAML ni JSON lisible, ou trop imbriqué');
  }
}

function readJson(path: string, text: string): RulesetText & { diagnostics: SyntaxFault[] } {
  const parsed = parseJson(text);
  return {
    path,
    data: parsed.data,
    diagnostics: parsed.diagnostics as SyntaxFault[],
    locate: (place) => getJsonLocation(parsed, [...place], true),
  };
}

function readYaml(path: string, text: string): RulesetText & { diagnostics: SyntaxFault[] } {
  const expansion = expansionOf(text);
  if (expansion !== undefined) throw faultOf('referentiel-trop-grand', path, expansion.message);
  const parsed = parseYaml(text, { mergeKeys: true });
  return {
    path,
    data: parsed.data,
    diagnostics: parsed.diagnostics as SyntaxFault[],
    locate: (place) => getYamlLocation(parsed, [...place], true),
  };
}

/** Spectral uses what it could read of a broken file; rules would be lost without a word. */
function refuseSyntaxFaults({ path, diagnostics }: RulesetText & { diagnostics: SyntaxFault[] }) {
  const faults = diagnostics.filter(
    ({ severity, message }) => severity === 0 && !TOLERATED.test(message),
  );
  if (faults.length === 0) return;
  throw new RulesetFault(
    'referentiel-illisible',
    faults.map(({ message, range }) => ({
      message: `erreur de syntaxe (${message})`,
      file: path,
      line: range.start.line + 1,
      column: range.start.character + 1,
    })),
  );
}

/**
 * Faults which leave no doubt about what the file says. In JSON, commas too many or missing: rulesets
 * in the wild have them, since Spectral reads over them.
 */
const TOLERATED =
  /^(?:Mapping key must be a string scalar|duplicate key|CommaExpected|PropertyNameExpected|ValueExpected)/i;

/** A fault at one place of the file. */
export function faultAt(
  text: RulesetText,
  path: JsonPath,
  message: string,
  code: RulesetFaultCode = 'referentiel-invalide',
): RulesetFault {
  const start = text.locate(path)?.range.start;
  return new RulesetFault(code, [
    {
      message,
      file: text.path,
      line: start === undefined ? null : start.line + 1,
      column: start === undefined ? null : start.character + 1,
    },
  ]);
}
