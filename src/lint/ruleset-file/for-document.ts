import { relativeName } from '../resolver.ts';
import type { LoadedRuleset } from '../rulesets.ts';
import { isAbsolutePath, joinPath, type Ruleset } from '../stoplight.ts';
import { wordFault } from './wording.ts';

/**
 * The rules for one document: `overrides` change them for files that match, by their paths from the
 * ruleset's folder. The engine knows documents by names of its own, hence the way back to paths.
 */
export function rulesetFor(loaded: LoadedRuleset, source: string | null): Ruleset {
  const { ruleset, root = '/' } = loaded;
  if (ruleset.overrides === null || source === null) return ruleset;
  const placeOf = (name: string): string => {
    const relative = relativeName(name);
    return isAbsolutePath(relative) ? relative : joinPath(root, relative);
  };
  const own = fromSource(ruleset, placeOf(source), loaded.id);
  for (const rule of Object.values(own.rules)) {
    if (rule.overrides === undefined) continue;
    const severityOf = rule.getSeverityForSource.bind(rule);
    rule.getSeverityForSource = (name, path) => severityOf(placeOf(name), path);
  }
  return own;
}

function fromSource(ruleset: Ruleset, path: string, id: string): Ruleset {
  try {
    return ruleset.fromSource(path);
  } catch (error) {
    throw wordFault(error, id);
  }
}
