import type { Outcome, Severity, Verdict } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { number } from '../reports/words.ts';
import type { Words } from './language.ts';

/** What the codes of a report are called on the pages, several at once: filters and headings. */
export const SEVERITIES: Words<Readonly<Record<Severity, string>>> = {
  fr: { error: 'Erreurs', warn: 'Avertissements', info: 'Informations', hint: 'Conseils' },
  en: { error: 'Errors', warn: 'Warnings', info: 'Information', hint: 'Hints' },
};

/** One of them. */
export const SEVERITY: Words<Readonly<Record<Severity, string>>> = {
  fr: { error: 'erreur', warn: 'avertissement', info: 'information', hint: 'conseil' },
  en: { error: 'error', warn: 'warning', info: 'information', hint: 'hint' },
};

export const OUTCOME: Words<Readonly<Record<Outcome, string>>> = {
  fr: {
    failed: 'non respectée',
    inconclusive: 'non concluante',
    waived: 'dérogation',
    passed: 'respectée',
    'not-applicable': 'sans objet',
  },
  en: {
    failed: 'not met',
    inconclusive: 'inconclusive',
    waived: 'waived',
    passed: 'met',
    'not-applicable': 'not applicable',
  },
};

export const VERDICT: Words<Readonly<Record<Verdict, string>>> = {
  fr: {
    conforme: 'Conforme',
    'conforme-avec-reserves': 'Conforme avec réserves',
    'non-conforme': 'Non conforme',
    'non-evaluable': 'Non évaluable',
  },
  en: {
    conforme: 'Compliant',
    'conforme-avec-reserves': 'Compliant with reservations',
    'non-conforme': 'Not compliant',
    'non-evaluable': 'Cannot be assessed',
  },
};

interface Noun {
  readonly one: string;
  readonly many: string;
}

export const FINDINGS: Words<Noun> = {
  fr: { one: 'constat', many: 'constats' },
  en: { one: 'finding', many: 'findings' },
};

export const RULES: Words<Noun> = {
  fr: { one: 'règle', many: 'règles' },
  en: { one: 'rule', many: 'rules' },
};

/** Zero is singular in French, plural in English. */
export function counted(language: Language, n: number, noun: Words<Noun>): string {
  const { one, many } = noun[language];
  const single = language === 'fr' ? n < 2 : n === 1;
  return `${language === 'fr' ? number(n) : n.toLocaleString('en')} ${single ? one : many}`;
}

/** A score as it is read: one decimal at most, the language's own mark. */
export function scoreWords(language: Language, score: number | null): string {
  if (score === null) return language === 'fr' ? 'non noté' : 'no score';
  return language === 'fr' ? String(score).replace('.', ',') : String(score);
}

/** A day and an hour where the territory lives. */
export function instantWords(language: Language, instant: string): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
}
