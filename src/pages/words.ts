import type { Severity } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { numeral, wordsOf } from '../reports/words.ts';
import type { Words } from './language.ts';

/** Severities as headings and filters name them: several at once. The rest is in `reports/words`. */
export const SEVERITIES: Words<Readonly<Record<Severity, string>>> = {
  fr: { error: 'Erreurs', warn: 'Avertissements', info: 'Informations', hint: 'Conseils' },
  en: { error: 'Errors', warn: 'Warnings', info: 'Information', hint: 'Hints' },
};

/** A score as it is read, in the language's own mark. */
export function scoreWords(language: Language, score: number | null): string {
  const words = wordsOf(language);
  return score === null ? words.scores.none : numeral(score, words);
}

/** A day and an hour where the territory lives. */
export function instantWords(language: Language, instant: string): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
}
