import type { Message, Phrases } from '../../contracts/passages/bodies.ts';
import { fromVendor, type ReferenceRule } from '../../contracts/passages/references.ts';
import type { PassagesSettings } from '../../contracts/passages/settings.ts';
import { present } from '../../contracts/present.ts';
import { fromSeconds, type InstantContext, latest } from '../instant.ts';
import { plain } from '../plain-text.ts';
import type { Alert } from './wire.ts';

/** Effects that change the service; any other is a piece of information. */
const DISRUPTS = new Set([1, 2, 3, 4, 6, 9]);

/** Shown when one of its periods has begun and is not over; without periods, as long as it is there. */
export function isActive({ activePeriod }: Alert, at: string): boolean {
  const now = Date.parse(at) / 1000;
  if (activePeriod.length === 0) return true;
  return activePeriod.some(
    ({ start = 0, end }) => start <= now && (end === undefined || end === 0 || end >= now),
  );
}

export function messageOf(
  id: string,
  alert: Alert,
  { settings, planned }: { readonly settings: PassagesSettings; readonly planned: InstantContext },
): Message | undefined {
  const { references } = settings;
  const texts = [
    { MessageType: 'shortMessage', MessageText: phrasesIn(alert.headerText) },
    { MessageType: 'longMessage', MessageText: phrasesIn(alert.descriptionText) },
  ].filter(({ MessageText }) => MessageText !== undefined);
  if (id === '' || texts.length === 0) return undefined;
  const ends = alert.activePeriod.map(({ end }) => fromSeconds(end, planned));
  const { informedEntity: touched } = alert;
  return present({
    InfoMessageIdentifier: { value: id },
    InfoChannelRef: { value: DISRUPTS.has(alert.effect ?? 0) ? 'Perturbation' : 'Information' },
    ValidUntilTime: ends.includes(undefined) ? undefined : latest(ends),
    Content: present({
      LineRef: refs(
        touched.map(({ routeId }) => routeId),
        references.line,
      ),
      StopPointRef: refs(
        touched.map(({ stopId }) => stopId),
        references.stopPoint,
      ),
      Message: texts,
    }),
  });
}

function phrasesIn(written: Alert['headerText']): Phrases | undefined {
  const found = (written?.translation ?? []).flatMap((each) => {
    const value = plain(each.text);
    const said = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(each.language ?? '')
      ? each.language
      : undefined;
    return value === undefined ? [] : [present({ value, lang: said?.toLowerCase() })];
  });
  return found.length === 0 ? undefined : found;
}

function refs(written: readonly (string | undefined)[], rules: readonly ReferenceRule[]) {
  const found = written.flatMap((each) => fromVendor(each, rules) ?? []);
  return found.length === 0 ? undefined : [...new Set(found)].map((value) => ({ value }));
}
