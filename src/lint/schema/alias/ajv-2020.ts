/** Stands in for `ajv/dist/2020`. */
export { Ajv2020, Ajv2020 as default } from '../dialects.ts';
