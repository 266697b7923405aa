/** `system_information` of GBFS 1.x and 2.x → 3.0. */

import { present } from '../../contracts/present.ts';
import { localized } from '../../contracts/velos/bodies.ts';
import { WireError } from '../../model/adapter.ts';
import { fields } from '../wire-fields.ts';
import { date, email, language, phone, text, uri } from '../wire-values.ts';
import type { Gbfs2Settings } from './settings.ts';
import type { SystemWire } from './wire.ts';

const brand = fields(
  'brand_last_modified',
  'brand_terms_url',
  'brand_image_url',
  'brand_image_url_dark',
  'color',
);
const app = fields('store_uri', 'discovery_uri');
const apps = fields('android', 'ios');

export function systemOf(wire: SystemWire, openingHours: string, settings: Gbfs2Settings) {
  const [name, tag] = [text(wire.name), language(wire.language)];
  const [contact, zone] = [
    email(wire.feed_contact_email) ?? settings.feedContactEmail,
    text(wire.timezone),
  ];
  if (name === undefined || tag === undefined || zone === undefined) {
    throw new WireError('le réseau ne dit pas son nom, sa langue ou son fuseau horaire');
  }
  if (contact === undefined) {
    throw new WireError('aucun contact technique, ni publié ni déclaré (feedContactEmail)');
  }
  const inLanguage = (value: unknown) => {
    const known = text(value);
    return known === undefined ? undefined : localized(known, tag);
  };
  return present({
    system_id: settings.systemId,
    languages: [tag],
    name: localized(name, tag),
    opening_hours: settings.openingHours ?? openingHours,
    short_name: inLanguage(wire.short_name),
    operator: inLanguage(wire.operator),
    url: uri(wire.url),
    purchase_url: uri(wire.purchase_url),
    start_date: date(wire.start_date),
    phone_number: phone(wire.phone_number),
    email: email(wire.email),
    feed_contact_email: contact,
    timezone: zone,
    ...licence(wire),
    attribution_organization_name: inLanguage(wire.attribution_organization_name),
    attribution_url: uri(wire.attribution_url),
    brand_assets: brandAssets(wire.brand_assets),
    ...dated('terms', uri(wire.terms_url), date(wire.terms_last_updated), tag),
    ...dated('privacy', uri(wire.privacy_url), date(wire.privacy_last_updated), tag),
    rental_apps: rentalApps(wire.rental_apps),
  });
}

/** One or the other (GBFS 3.0); the identifier says more. */
function licence({ license_id, license_url }: SystemWire) {
  const id = text(license_id);
  return id === undefined ? { license_url: uri(license_url) } : { license_id: id };
}

/** 3.0 takes an address only with its date. */
function dated(
  noun: 'terms' | 'privacy',
  url: string | undefined,
  updated: string | undefined,
  tag: string,
) {
  if (url === undefined || updated === undefined) return {};
  return { [`${noun}_url`]: localized(url, tag), [`${noun}_last_updated`]: updated };
}

function brandAssets(value: unknown) {
  const known = brand.safeParse(value).data;
  const [modified, image] = [date(known?.brand_last_modified), uri(known?.brand_image_url)];
  if (known === undefined || modified === undefined || image === undefined) return undefined;
  const color = text(known.color);
  return present({
    brand_last_modified: modified,
    brand_terms_url: uri(known.brand_terms_url),
    brand_image_url: image,
    brand_image_url_dark: uri(known.brand_image_url_dark),
    color: color !== undefined && /^#[a-fA-F0-9]{6}$/.test(color) ? color : undefined,
  });
}

function rentalApps(value: unknown) {
  const known = apps.safeParse(value).data;
  const usable = present({ android: rentalApp(known?.android), ios: rentalApp(known?.ios) });
  return Object.keys(usable).length === 0 ? undefined : usable;
}

function rentalApp(value: unknown) {
  const known = app.safeParse(value).data;
  const [store, discovery] = [uri(known?.store_uri), uri(known?.discovery_uri)];
  if (store === undefined || discovery === undefined) return undefined;
  return { store_uri: store, discovery_uri: discovery };
}
