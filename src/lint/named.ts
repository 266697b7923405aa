/**
 * The exports of a CommonJS module imported as a namespace. Node and esbuild disagree on where they
 * are: on the namespace itself, or all together as its default export.
 */
export function named<T extends object>(namespace: T): T {
  const { default: exported } = namespace as { default?: unknown };
  return isModule(exported) ? (exported as T) : namespace;
}

/** The default export of such a module. */
export function defaultOf<T>(namespace: object): T {
  return (named(namespace) as { default: T }).default;
}

/** TypeScript marks what it compiled to CommonJS. */
function isModule(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '__esModule' in value;
}
