/**
 * The names of a CommonJS module. Node cannot always see them through a namespace import, and then
 * has them on the default export; esbuild puts them on both.
 */
export function named<T extends object>(namespace: T): T {
  const { default: exported } = namespace as { default?: T };
  return exported ?? namespace;
}
