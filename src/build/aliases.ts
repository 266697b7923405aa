import { resolve } from 'node:path';

/**
 * The substitutions that let Spectral run where code generation from strings is forbidden: one
 * table for the Worker, the CLI, the browser bundle (`bundle.ts`) and the tests
 * (`aliases-loader.ts`). They hold inside Spectral's own packages only: what else uses Ajv (the
 * contract compiler, the oracles of the differential tests) keeps the real one.
 */
const here = (path: string): string => resolve(import.meta.dirname, '..', path);

const SPECTRAL = /[\\/]node_modules[\\/]@stoplight[\\/]/;

/** Module name as written in an import of Spectral's → file that stands in its place. */
const MODULES: Readonly<Record<string, string>> = {
  ajv: here('lint/schema/alias/ajv.ts'),
  'ajv/dist/2019': here('lint/schema/alias/ajv-2019.ts'),
  'ajv/dist/2020': here('lint/schema/alias/ajv-2020.ts'),
  'ajv-draft-04': here('lint/schema/alias/ajv-draft-04.ts'),
  'ajv-formats': here('lint/schema/alias/ajv-formats.ts'),
  'ajv-errors': here('lint/schema/alias/ajv-errors.ts'),
  'ajv/dist/compile/ref_error': here('lint/schema/alias/ref-error.ts'),
  'nimma/legacy': here('lint/path/alias/nimma-legacy.ts'),
  'nimma/fallbacks': here('lint/path/alias/nimma-fallbacks.ts'),
  'jsonpath-plus': here('lint/path/alias/jsonpath-plus.ts'),
  'es-aggregate-error': here('lint/substitutes/aggregate-error.cjs'),
  // A supplier's document decides what is resolved: nothing here may read or call.
  buffer: here('lint/substitutes/no-io.ts'),
  fs: here('lint/substitutes/no-io.ts'),
  'node-fetch': here('lint/substitutes/no-io.ts'),
};

/** Files of Spectral's own, by their folder and the name under which a neighbour imports them. */
const FILES: readonly { folder: RegExp; name: string; file: string }[] = [
  {
    folder: /[\\/]spectral-core[\\/]dist[\\/]index\.js$/,
    name: './spectral',
    file: here('lint/substitutes/spectral-class.ts'),
  },
  {
    folder: /[\\/]spectral-core[\\/]dist[\\/]ruleset[\\/]index\.js$/,
    name: './function',
    file: here('lint/substitutes/ruleset-function.ts'),
  },
  {
    folder: /[\\/]spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]/,
    name: './ajv',
    file: here('lint/substitutes/ruleset-validation.ts'),
  },
  {
    folder: /[\\/]spectral-functions[\\/]dist[\\/]/,
    name: './alphabetical',
    file: here('lint/substitutes/alphabetical.ts'),
  },
  {
    folder: /[\\/]spectral-functions[\\/]dist[\\/]schema[\\/]/,
    name: './ajv',
    file: here('lint/substitutes/schema-instances.ts'),
  },
  {
    // The same megabyte twice in the package.
    folder: /[\\/]spectral-rulesets[\\/]dist[\\/]arazzo[\\/]functions[\\/]/,
    name: '../schemas/validators',
    file: here('../node_modules/@stoplight/spectral-rulesets/dist/oas/schemas/validators.js'),
  },
  {
    folder: /[\\/]spectral-rulesets[\\/]dist[\\/]oas[\\/]functions[\\/]/,
    name: './oasExample',
    file: here('lint/substitutes/oas-example.ts'),
  },
];

/** The file that replaces `specifier` when `importer` asks for it, or undefined to leave it. */
export function substitute(specifier: string, importer: string): string | undefined {
  if (!SPECTRAL.test(importer)) return undefined;
  const own = FILES.find(({ folder, name }) => name === specifier && folder.test(importer));
  return own?.file ?? MODULES[specifier];
}
