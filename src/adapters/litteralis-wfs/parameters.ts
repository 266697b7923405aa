/**
 * Free text of Litteralis: « KEY : VALUE ; KEY : VALUE » of an order or an extent, and of measures
 * « NAME | KEY : VALUE ; … ». A piece that has no separator goes on with the value before it, which
 * had a semicolon of its own. Read once from left to right.
 */
import { folded } from '../../model/folded.ts';
import { text } from '../wire-values.ts';

export interface Parameter {
  /** Name of the measure as it is written; empty for orders and extents. */
  readonly owner: string;
  /** Without case and accents. */
  readonly key: string;
  readonly value: string;
}

/** Longer texts are cut: the longest known have 2 000 characters. */
const LENGTH_MAX = 20_000;

export function parametersIn(value: unknown): readonly Parameter[] {
  const pieces = (text(value) ?? '').slice(0, LENGTH_MAX).split(';');
  return read(pieces, (piece) => ['', piece]);
}

export function measureParametersIn(value: unknown): readonly Parameter[] {
  const pieces = (text(value) ?? '').slice(0, LENGTH_MAX).split(';');
  return read(pieces, (piece) => {
    const bar = piece.indexOf('|');
    return bar === -1 ? undefined : [piece.slice(0, bar).trim(), piece.slice(bar + 1)];
  });
}

function read(
  pieces: readonly string[],
  ownerAndRest: (piece: string) => readonly [string, string] | undefined,
): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const piece of pieces) {
    const [owner, rest] = ownerAndRest(piece) ?? ['', ''];
    const colon = rest.indexOf(' :');
    const last = parameters.at(-1);
    if (colon !== -1) {
      const key = folded(rest.slice(0, colon).trim()).replaceAll('’', "'");
      parameters.push({ owner, key, value: rest.slice(colon + 2).trim() });
    } else if (last !== undefined && piece.trim() !== '') {
      parameters[parameters.length - 1] = { ...last, value: `${last.value};${piece.trimEnd()}` };
    }
  }
  return parameters.filter(({ value }) => value !== '');
}

export function parameterNamed(
  parameters: readonly Parameter[],
  ...keys: readonly string[]
): string | undefined {
  return parameters.find(({ key }) => keys.includes(key))?.value;
}
