/** SIRI SX, which the profile puts beside general messages: a situation told to travellers is a message. */
import type { Message } from '../../contracts/passages/bodies.ts';
import { fromVendor } from '../../contracts/passages/references.ts';
import { present } from '../../contracts/present.ts';
import { fromText, latest } from '../instant.ts';
import { count, text } from '../wire-values.ts';
import { code, many, type Node, node, nodes, plainPhrases, scalar } from './dialect.ts';
import type { Reading } from './records.ts';

/** Shown now: not closed, and within its publication, or else its validity. */
export function isCurrent(situation: Node, at: string, { planned }: Reading): boolean {
  if (text(scalar(situation.Progress))?.toLowerCase() === 'closed') return false;
  const periods = nodes(situation.PublicationWindow ?? situation.ValidityPeriod);
  if (periods.length === 0) return true;
  const now = Date.parse(at);
  return periods.some((period) => {
    const [start, end] = [period.StartTime, period.EndTime].map((each) =>
      fromText(scalar(each), planned),
    );
    return (
      (start === undefined || Date.parse(start) <= now) &&
      (end === undefined || Date.parse(end) >= now)
    );
  });
}

export function messageOfSituation(situation: Node, reading: Reading): Message | undefined {
  const { observed, planned, settings } = reading;
  const { line, stopPoint } = settings.references;
  const [participant, number] = [code(situation.ParticipantRef), code(situation.SituationNumber)];
  const texts = [
    { MessageType: 'shortMessage', MessageText: plainPhrases(situation.Summary) },
    { MessageType: 'longMessage', MessageText: plainPhrases(situation.Description) },
  ].filter(({ MessageText }) => MessageText !== undefined);
  if (number === undefined || texts.length === 0) return undefined;
  const affects = node(situation.Affects) ?? {};
  const networks = nodes(node(affects.Networks)?.AffectedNetwork);
  const lines = networks.flatMap(({ AffectedLine }) => nodes(AffectedLine));
  const stops = nodes(node(affects.StopPoints)?.AffectedStopPoint);
  const ends = nodes(situation.ValidityPeriod).map((each) =>
    fromText(scalar(each.EndTime), planned),
  );
  return present({
    RecordedAtTime: fromText(scalar(situation.VersionedAtTime ?? situation.CreationTime), observed),
    // A number is its participant's own.
    InfoMessageIdentifier: {
      value: participant === undefined ? number : `${participant}:${number}`,
    },
    InfoMessageVersion: count(scalar(situation.Version)),
    InfoChannelRef: { value: 'Perturbation' },
    ValidUntilTime: ends.includes(undefined) ? undefined : latest(ends),
    Content: present({
      LineRef: refs(lines.map(({ LineRef }) => fromVendor(code(LineRef), line))),
      StopPointRef: refs(
        stops.map(({ StopPointRef }) => fromVendor(code(StopPointRef), stopPoint)),
      ),
      Message: texts,
    }),
  });
}

function refs(found: readonly (string | undefined)[]) {
  const known = [...new Set(found.flatMap((each) => many(each)))];
  return known.length === 0 ? undefined : known.map((value) => ({ value }));
}
