/** The static list as the national schema has it: etalab/schema-stationnement 0.1.5, CSV (RFC 4180). */
import type { Parking } from './bodies.ts';

/** Columns of the schema, in its order. */
export const COLUMNS = [
  'id',
  'nom',
  'insee',
  'adresse',
  'url',
  'type_usagers',
  'gratuit',
  'nb_places',
  'nb_pr',
  'nb_pmr',
  'nb_voitures_electriques',
  'nb_velo',
  'nb_2r_el',
  'nb_autopartage',
  'nb_2_rm',
  'nb_covoit',
  'hauteur_max',
  'num_siret',
  'Xlong',
  'Ylat',
  'tarif_pmr',
  'tarif_1h',
  'tarif_2h',
  'tarif_3h',
  'tarif_4h',
  'tarif_24h',
  'abo_resident',
  'abo_non_resident',
  'type_ouvrage',
  'info',
] as const;

export function parkingsCsv(features: readonly Parking[]): string {
  const rows = features.map(({ geometry, properties }) => {
    const [Xlong, Ylat] = geometry.coordinates;
    const record: Readonly<Record<string, unknown>> = { ...properties, Xlong, Ylat };
    return COLUMNS.map((name) => cell(record[name]));
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** An empty cell is a missing value (Table Schema, `missingValues`). */
function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  // A spreadsheet would run what a vendor wrote as a formula.
  const text = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
