/** A request of the contract → the signal that Signalen takes, and what it says of it. */

import { below } from '../../contracts/service-url.ts';
import { known, type NewRequest } from '../../contracts/signalements/bodies.ts';
import { type OperationRequest, VendorError, WireError } from '../../model/adapter.ts';
import { identifier, text } from '../wire-values.ts';
import type { Settings } from './settings.ts';
import { publicWire } from './wire.ts';

/** What Signalen cannot do without is refused before it is asked. */
export function signalOf(request: OperationRequest, { categories }: Settings): object {
  const body = request.body as NewRequest;
  const { service_code: code, description, lat, long } = body;
  const slugs = Object.hasOwn(categories, String(code)) ? categories[String(code)] : undefined;
  if (slugs === undefined) {
    throw new VendorError('refused', 'Le service raccordé ne reçoit pas ce type de demande.');
  }
  if (description === undefined) {
    throw new VendorError('refused', 'Le service raccordé demande une description.');
  }
  if (lat === undefined || long === undefined) {
    throw new VendorError('refused', 'Le service raccordé demande une position (lat et long).');
  }
  const [main, sub] = slugs.split('/');
  const path = `public/terms/categories/${main}/sub_categories/${sub}`;
  return known({
    text: description,
    text_extra: besides(body),
    location: known({
      geometrie: { type: 'Point', coordinates: [Number(long), Number(lat)] },
      address_text: body.address_string,
    }),
    category: { sub_category: below(request.serviceUrl, path).href },
    reporter: known({ email: body.email, phone: body.phone, sharing_allowed: false }),
    incident_date_start: request.at,
  });
}

/** Answers and a photo have no field of their own at Signalen: whoever treats the signal reads them. */
function besides(body: NewRequest): string | undefined {
  const answers = Object.entries(body).flatMap(([name, value]) => {
    const code = /^attribute\[(.+?)\]/.exec(name)?.[1];
    if (code === undefined) return [];
    return [`${code} : ${Array.isArray(value) ? value.join(', ') : String(value)}`];
  });
  const photo = body.media_url === undefined ? [] : [`Photo : ${String(body.media_url)}`];
  const lines = [...answers, ...photo];
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** The number; where an older Signalen does not tell it, the UUID, which `token` turns into one. */
export function createdFrom(body: unknown) {
  const { id, signal_id } = publicWire.parse(body);
  const [number, uuid] = [identifier(id), text(signal_id)];
  if (number !== undefined) return { service_request_id: number };
  if (uuid === undefined) throw new WireError('la création n’a rendu ni numéro ni identifiant');
  return { token: uuid };
}
