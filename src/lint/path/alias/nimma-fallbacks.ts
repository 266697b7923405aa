/** Stands in for `nimma/fallbacks`: the fallback is built in, stock only passes this token along. */
export const jsonPathPlus: Readonly<{ name: string }> = Object.freeze({ name: 'jsonpath-plus' });
