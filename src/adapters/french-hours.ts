/**
 * « du lundi au vendredi de 8 h à 17 h 30 » → days and daily hours. Undefined for any other sentence:
 * a measure that applied at other hours would be worse than one whose hours are told in words.
 */

import { present } from '../contracts/present.ts';
import { DAYS, type Day, type TimeSlot } from '../contracts/voirie/bodies.ts';
import { folded } from '../model/folded.ts';

export interface Hours {
  readonly days?: readonly Day[];
  readonly timeSlots?: readonly TimeSlot[];
}

const NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** Longest sentence that is read. */
const LENGTH_MAX = 200;

/** What says « always » in as many words. */
const ALWAYS = new Set([
  'tous',
  'tous les jours',
  '24/24 7j/7j',
  '24h/24',
  '24h/24 7j/7',
  '24h/24 et 7j/7',
]);

const CLOCK = '(\\d{1,2}) ?(?:h|heures?|:) ?(\\d{2})?';
const RANGE = new RegExp(`^(?:la nuit |de nuit )?(?:de |entre )?${CLOCK} ?(?:a|et|-) ?${CLOCK}$`);

export function frenchHours(sentence: string): Hours | undefined {
  const said = folded(sentence).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (said.length > LENGTH_MAX) return undefined;
  if (ALWAYS.has(said)) return {};
  const [days, rest] = daysAtStart(said);
  if (rest === '') return days === undefined ? undefined : present({ days });
  const slots = rest.split(/ ?(?:,| et(?= de | entre | \d)) ?(?=de |entre |\d)/).map(slotOf);
  const known = slots.filter((slot) => slot !== undefined);
  if (known.length === 0 || known.length < slots.length) return undefined;
  return present({ days, timeSlots: known });
}

/** Days that the sentence begins with, and what follows them. */
function daysAtStart(said: string): readonly [readonly Day[] | undefined, string] {
  const every = /^tous les jours,? ?(.*)$/.exec(said);
  if (every !== null) return [undefined, every[1] ?? ''];
  const span = /^du (\w+) au (\w+)(?: inclus)?,? ?(.*)$/.exec(said);
  const [from, to] = [NAMES.indexOf(span?.[1] ?? ''), NAMES.indexOf(span?.[2] ?? '')];
  if (span !== null && from !== -1 && to > from) return [DAYS.slice(from, to + 1), span[3] ?? ''];
  const list = /^((?:les? )?(?:lun|mar|mercre|jeu|vendre|same)dis?|(?:les? )?dimanches?)\b/;
  const found = new Set<Day>();
  let rest = said;
  for (let match = list.exec(rest); match !== null; match = list.exec(rest)) {
    const name = (match[1] ?? '').replace(/^les? /, '').replace(/s$/, '');
    const day = DAYS[NAMES.indexOf(name)];
    if (day === undefined) break;
    found.add(day);
    rest = rest
      .slice(match[0].length)
      .replace(/^(?:,| et(?= (?:les? )?(?:\w+di|dimanche))|\s)+/, '')
      .trim();
  }
  return found.size === 0 ? [undefined, said] : [DAYS.filter((day) => found.has(day)), rest];
}

function slotOf(said: string): TimeSlot | undefined {
  const match = RANGE.exec(said.trim());
  if (match === null) return undefined;
  const [start, end] = [clock(match[1], match[2]), clock(match[3], match[4])];
  if (start === undefined || end === undefined || start === end) return undefined;
  return { start, end, timeZone: 'Europe/Paris' };
}

function clock(hours = '', minutes = '00'): string | undefined {
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour % 24).padStart(2, '0')}:${minutes}`;
}
