/** Stands in for `ajv-errors` 3.0.0. */
export { addErrorMessages as default } from '../error-message.ts';
