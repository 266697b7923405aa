import type { Language } from '../model/rule.ts';

/** The same words in every language of the portal. */
export type Words<T> = Readonly<Record<Language, T>>;

/** French has the addresses; English has the same ones below this. */
const ENGLISH = '/en';

/** The language of an address: French unless it says otherwise. */
export function languageOf(path: string): Language {
  return path === ENGLISH || path.startsWith(`${ENGLISH}/`) ? 'en' : 'fr';
}

/** The address of a French page in a language. */
export function pathIn(language: Language, path: string): string {
  return language === 'fr' ? path : `${ENGLISH}${path}`;
}

/** What stays French on a page of another language says so, for who hears it read aloud. */
export function frenchIn(language: Language): 'fr' | undefined {
  return language === 'fr' ? undefined : 'fr';
}
