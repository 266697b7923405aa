import type { Outcome, Severity, Verdict } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { en } from './words/en.ts';
import { fr, type Words } from './words/fr.ts';

export type { Words } from './words/fr.ts';
export type Noun = keyof Words['nouns'];

const WORDS: Readonly<Record<Language, Words>> = { fr, en };

/** Every word of the reports in one language; French where none is asked for. */
export function wordsOf(language: Language = 'fr'): Words {
  return WORDS[language];
}

/** In French, for those who speak nothing else. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = fr.severity;
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = fr.outcome;
export const VERDICT_WORDS = fr.verdict;

/** What a verdict is and is not in law; printed with every verdict that a person reads. */
export const EQUIVALENCE_NOTE = fr.report.equivalenceNote;

/** What the verdict of a whole report means: it is the worst of its documents' verdicts. */
export function meaningOf(verdict: Verdict, documents: number, words: Words = fr): string {
  return verdict === 'non-evaluable' && documents > 1
    ? words.report.verdictOfSome
    : words.verdict[verdict].meaning;
}

/** « 1 234 constats », “1,234 findings”. */
export function counted(n: number, noun: Noun, words: Words): string {
  return `${numeral(n, words)} ${nounOf(n, noun, words)}`;
}

export function nounOf(n: number, noun: Noun, words: Words): string {
  return words.nouns[noun][words.plural(n) ? 1 : 0];
}

/** Thousands apart, decimals as they come, whatever the machine's locale data. */
export function numeral(n: number, { thousands, point }: Words): string {
  const [whole = '', decimals] = String(n).split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return decimals === undefined ? parted : `${parted}${point}${decimals}`;
}

const BYTES_PER_KB = 1000;

export function size(bytes: number, words: Words = fr): string {
  if (bytes < BYTES_PER_KB) return counted(bytes, 'byte', words);
  const kilobytes = bytes / BYTES_PER_KB;
  return kilobytes < BYTES_PER_KB
    ? `${numeral(Math.round(kilobytes), words)} ${words.bytes.kilo}`
    : `${(kilobytes / BYTES_PER_KB).toFixed(1).replace('.', words.point)} ${words.bytes.mega}`;
}

/** In French, for nouns of others than the reports: zero and one are singular. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${number(n)} ${fr.plural(n) ? plural : singular}`;
}

export function number(n: number): string {
  return numeral(n, fr);
}

/** Guillemets keep to what they quote, wherever the line breaks. */
export function french(text: string): string {
  return text.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');
}
