/** Stands in for `ajv`. */
export { SchemaBudgetError } from '../budget.ts';
export { Ajv, Ajv as default } from '../dialects.ts';
export { MissingRefError } from '../ref-error.ts';
export type * from '../types.ts';
export { ValidationError } from '../validate-function.ts';
