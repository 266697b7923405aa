/** Stands in for `ajv-draft-04`. */
export { AjvDraft04 as Ajv, AjvDraft04 as default } from '../dialects.ts';
