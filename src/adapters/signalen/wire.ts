/**
 * What is read of Signalen. Its private answers hold who reported and what they wrote (`reporter`,
 * `text`, `notes`): none of it is named here and so none enters.
 */
import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const subCategory = fields('name', 'public_name', 'slug', 'is_active', 'description');
const category = fields('name', 'public_name', 'slug').extend({
  sub_categories: z.array(subCategory).max(1_000),
});

const page = { count: z.int().min(0) };

/** `GET public/terms/categories/`: the main categories and what is in each. */
export const categoriesWire = z.object({ ...page, results: z.array(category).max(1_000) });

export type CategoryWire = z.infer<typeof category>;
export type SubCategoryWire = z.infer<typeof subCategory>;

const signal = fields('id', 'created_at', 'updated_at', 'has_parent').extend({
  _links: fields('sia:parent').optional().catch(undefined),
  status: fields('state', 'state_display').optional().catch(undefined),
  category: fields('sub', 'sub_slug', 'main_slug', 'departments', 'deadline')
    .optional()
    .catch(undefined),
  location: fields('geometrie', 'address_text')
    .extend({ address: fields('postcode').nullish().catch(undefined) })
    .optional()
    .catch(undefined),
});

export type SignalWire = z.infer<typeof signal>;

/** `GET private/signals/`, and one of them. */
export const signalsWire = z.object({ ...page, results: z.array(signal).max(1_000) });
export const signalWire = signal;

/** `POST public/signals/` and `GET public/signals/{uuid}`. */
export const publicWire = fields('id', 'signal_id');
