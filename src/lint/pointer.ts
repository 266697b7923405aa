/** RFC 6901: the steps of a JSON Pointer. */
export function pointerPath(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Whether `path` is `scope` or lies below it. Steps compare as they are written in a pointer. */
export function isWithin(
  path: readonly (string | number)[],
  scope: readonly (string | number)[],
): boolean {
  return scope.every((step, index) => String(path[index]) === String(step));
}
