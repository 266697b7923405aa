/** Tables of the static GTFS (CSV, RFC 4180), the columns that are read and no other. */
import { z } from 'zod';

export type Row = Readonly<Record<string, string>>;

const CELLS_MAX = 100;

/** Lines of cells; quotes around a cell are no part of it, two of them inside are one. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error('a quote that does not close');
    const [, quoted, bare = '', separator] = match;
    line.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (line.length > CELLS_MAX) throw new Error('too many cells');
    if (separator !== ',') {
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) lines.push([...line, '']);
  return lines;
}

/** A table with at least the columns required; an empty cell is no member of its row. */
function table(required: readonly string[], optional: readonly string[]) {
  return z.string().transform((text, context): readonly Row[] => {
    try {
      const [header = [], ...lines] = cellsOf(text);
      const columns = [...required, ...optional].map(
        (name) => [name, header.indexOf(name)] as const,
      );
      if (columns.some(([name, at]) => at === -1 && required.includes(name))) {
        throw new Error('a column is missing');
      }
      return lines
        .filter((cells) => cells.length === header.length)
        .map((cells) =>
          Object.fromEntries(
            columns.flatMap(([name, at]) => (cells[at] ? [[name, cells[at]] as const] : [])),
          ),
        );
    } catch {
      context.addIssue({ code: 'custom', message: 'not that table of a static GTFS' });
      return z.NEVER;
    }
  });
}

export const TABLES = {
  stops: table(
    ['stop_id', 'stop_name'],
    ['stop_lat', 'stop_lon', 'location_type', 'parent_station', 'platform_code'],
  ),
  routes: table(['route_id', 'route_type'], ['route_short_name', 'route_long_name']),
  trips: table(['trip_id', 'route_id'], ['trip_headsign', 'direction_id']),
  stopTimes: table(['trip_id', 'stop_id', 'stop_sequence'], ['arrival_time', 'departure_time']),
} as const;

export type TableName = keyof typeof TABLES;

export const rows = z.array(z.record(z.string(), z.string()));
