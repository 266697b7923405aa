import type { RulesetDefinition } from '../stoplight.ts';

/** What a module of the user's gives, and every file of the user's that was run for it. */
export interface EvaluatedModule {
  readonly exported: unknown;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Where a ruleset's files come from. A desk has them all; the Worker and the browser have the
 * files of the upload, and run no code of anyone's.
 */
export interface RulesetFiles {
  /** Text of a file, by absolute path; rejects when there is none. */
  read(path: string): Promise<string>;
  /** Runs a JavaScript file. Absent where the user's code may not run. */
  evaluate?(path: string): Promise<EvaluatedModule>;
  /** The file that a package's name stands for. Absent where there are no packages. */
  findPackage?(name: string, folder: string): string | undefined;
  /** Rulesets by name, beyond those of every place. */
  readonly builtIn?: Readonly<Record<string, () => Promise<RulesetDefinition>>>;
}

/** The files of an upload, by the names it gives them. */
export function uploadedFiles(texts: ReadonlyMap<string, string>): RulesetFiles {
  return {
    async read(path) {
      const text = texts.get(path.replace(/^\//, ''));
      if (text === undefined) throw new Error(`not in the upload: ${path}`);
      return text;
    },
  };
}
