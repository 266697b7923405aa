/**
 * `system_information` of a vendor whose API does not describe the network: what the territory
 * declares in the service's settings. No call is made for it.
 */

import { absent, derived } from '../contracts/coverage.ts';
import { present } from '../contracts/present.ts';
import { envelope, localized } from '../contracts/velos/bodies.ts';
import { velosCoverage } from '../contracts/velos/fields.ts';
import { VELOS_FRESHNESS } from '../contracts/velos/freshness.ts';
import type { DeclaredSystem } from '../contracts/velos/settings.ts';
import type { AdapterOperation } from '../model/adapter.ts';

interface Declared {
  readonly systemId: string;
  readonly system: DeclaredSystem;
}

export function systemOperation(settingsOf: (settings: unknown) => Declared): AdapterOperation {
  return {
    toVendor: () => undefined,
    fromVendor: ({ settings }) => systemBody(settingsOf(settings)),
  };
}

function systemBody({ systemId, system }: Declared) {
  const { language } = system;
  const inLanguage = (text: string | undefined) =>
    text === undefined ? undefined : localized(text, language);
  const data = present({
    system_id: systemId,
    languages: [language],
    name: localized(system.name, language),
    short_name: inLanguage(system.shortName),
    operator: inLanguage(system.operator),
    opening_hours: system.openingHours,
    url: system.url,
    phone_number: system.phoneNumber,
    email: system.email,
    feed_contact_email: system.feedContactEmail,
    start_date: system.startDate,
    timezone: system.timezone,
    license_id: system.licenseId,
    license_url: system.licenseUrl,
  });
  return envelope(system.updatedAt, VELOS_FRESHNESS.system_information.ttlSeconds, data);
}

export const declaredSystemCoverage = velosCoverage(
  'system_information',
  [
    derived(
      'Déclaré par le territoire au registre : l’interface de l’éditeur ne décrit pas le réseau.',
      'last_updated',
      'system_id',
      'languages',
      'name',
      'short_name',
      'operator',
      'opening_hours',
      'url',
      'start_date',
      'phone_number',
      'email',
      'feed_contact_email',
      'timezone',
      'license_id',
      'license_url',
    ),
    derived('Durée fixée par le contrat.', 'ttl'),
    derived('Version de la norme que le contrat suit.', 'version'),
  ],
  absent('Ni publié par l’éditeur, ni déclaré au registre.'),
);
