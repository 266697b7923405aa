/** Stands in for `ajv-formats` 2.1.1. */
export { addFormats as default } from '../formats.ts';
