import type { Phase, Progress } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { numeral, wordsOf } from './words.ts';

const PHASES: Readonly<Record<Language, Readonly<Record<Phase, string>>>> = {
  fr: { reading: 'lecture', judging: 'application des règles' },
  en: { reading: 'reading', judging: 'applying the rules' },
};

const BETWEEN: Readonly<Record<Language, string>> = { fr: 'sur', en: 'of' };

/** One line, to be read on screen or aloud: « document 2 sur 5 : lecture ». */
export function progressWords(
  { document, documents, phase }: Progress,
  language: Language = 'fr',
): string {
  const doing = PHASES[language][phase];
  if (documents === 1) return doing;
  const words = wordsOf(language);
  return `document ${numeral(document, words)} ${BETWEEN[language]} ${numeral(documents, words)}${words.colon} ${doing}`;
}
