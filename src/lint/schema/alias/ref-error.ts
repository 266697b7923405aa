/** Stands in for `ajv/dist/compile/ref_error`. */
export { MissingRefError as default } from '../ref-error.ts';
