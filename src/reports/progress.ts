import type { Phase, Progress } from '../model/report.ts';
import { number } from './words.ts';

const PHASES: Readonly<Record<Phase, string>> = {
  reading: 'lecture',
  judging: 'application des règles',
};

/** One line, to be read on screen or aloud: « document 2 sur 5 : lecture ». */
export function progressWords({ document, documents, phase }: Progress): string {
  const words = PHASES[phase];
  return documents === 1
    ? words
    : `document ${number(document)} sur ${number(documents)}\u00a0: ${words}`;
}
