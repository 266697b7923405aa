/** A GTFS Realtime feed out of its JSON description, instants as RFC 3339 texts. */
import { PbfWriter } from 'pbf';
import { type Field, MESSAGES, type MessageName } from '../../adapters/gtfs-rt/protocol.ts';

export function gtfsRtBytes(description: unknown): Uint8Array {
  const writer = new PbfWriter();
  writeMessage(description, 'FeedMessage', writer);
  return writer.finish();
}

function writeMessage(description: unknown, name: MessageName, writer: PbfWriter): void {
  const members: Readonly<Record<string, unknown>> = Object(description);
  for (const [number, field] of Object.entries(MESSAGES[name])) {
    const value = members[field.name];
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      writeField(Number(number), field, each, writer);
    }
  }
}

function writeField(number: number, { kind }: Field, value: unknown, writer: PbfWriter): void {
  if (kind === 'text') writer.writeStringField(number, String(value));
  else if (kind === 'integer') writer.writeVarintField(number, Number(value));
  else if (kind === 'instant') {
    writer.writeVarintField(number, Math.round(Date.parse(String(value)) / 1000));
  } else
    writer.writeMessage(
      number,
      (inner: unknown, within) => writeMessage(inner, kind, within),
      value,
    );
}
