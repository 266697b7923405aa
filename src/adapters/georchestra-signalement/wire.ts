/**
 * What is read of geOrchestra. Its tasks hold who reported, who treats and what was written: of a task
 * only the UUID of its report is named here, and so nothing else enters.
 */
import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const context = fields('name', 'label', 'geographicType');

export type ContextWire = z.infer<typeof context>;

/** `GET reporting/contextDescription/search`: a list, without pages. */
export const contextsWire = z.array(context).max(1_000);

/** `GET reporting/form/draft/{context}`: a form, or an empty body where the context has none. */
export const formText = z.string().max(1_000_000);

const validator = fields('type', 'attribute');
const definition = fields(
  'name',
  'label',
  'help',
  'type',
  'readOnly',
  'required',
  'multiple',
  'extendedType',
).extend({ validators: z.array(validator).max(50).nullish() });
const section = fields('readOnly').extend({
  fields: z.array(z.object({ definition })).max(200).nullish(),
});

export const formWire = z.object({ sections: z.array(section).max(50).nullish() });

export type DefinitionWire = z.infer<typeof definition>;
export type ValidatorWire = z.infer<typeof validator>;

/** Choices of a list, written as JSON in a text (`extendedType`). */
export const choicesWire = z.array(fields('code', 'label')).min(1).max(2_000);

/** `POST task/draft` and `POST task/start`: both give the task of a report (`asset`). */
export const taskWire = z.object({ asset: fields('uuid') });
