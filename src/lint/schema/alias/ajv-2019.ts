/** Stands in for `ajv/dist/2019`. */
export { Ajv2019, Ajv2019 as default } from '../dialects.ts';
