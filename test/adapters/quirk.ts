/** What vendors do in their own way, and who is caught doing it: `quirks/<contract>.ts`. */

/** Families of peculiarities, in the order of the page. */
export const QUIRK_KINDS = {
  coordinates: 'Ordre des axes et systèmes de coordonnées',
  time: 'Dates et heures',
  nothing: 'Façons d’écrire « rien »',
  scalars: 'Nombres et booléens écrits en texte',
  errors: 'Erreurs dans un 200, absences dans un 404 ou un 206',
  pages: 'Pagination',
  shapes: 'Formes changeantes',
  access: 'Clés et sessions',
  encodings: 'Encodages',
  staleness: 'Fraîcheur et données qui se contredisent',
} as const;

export type QuirkKind = keyof typeof QUIRK_KINDS;

export interface Quirk {
  readonly kind: QuirkKind;
  /** Adapter id. */
  readonly adapter: string;
  /** French, one sentence: what the vendor writes, and what the contract then says. */
  readonly title: string;
  /** Where the peculiarity is seen: a recording of ours, or a file of ../shared by its name. */
  readonly witness: string;
  /** Throws, by `expect`, when the adapter is fooled. Works without ../shared. */
  readonly check: () => void;
}
