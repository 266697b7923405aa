/**
 * Stands in for `alphabetical.js` of spectral-functions. Keys that look like numbers (`'404'`) come
 * first in any JavaScript object; Spectral's parser keeps the order of the text beside each object,
 * through every copy. Here only this function pays for that order, by asking where each key stands.
 */
import * as alphabeticalModule from '../../../node_modules/@stoplight/spectral-functions/dist/alphabetical.js';
import { defaultOf } from '../named.ts';

type JsonPath = (string | number)[];

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface Location {
  readonly document: { getRangeForJsonPath(path: JsonPath): Range | undefined };
  readonly path: JsonPath;
}

interface Context {
  readonly path: JsonPath;
  readonly documentInventory: {
    findAssociatedItemForPath(path: JsonPath, resolved: boolean): Location | null;
  };
}

type RulesetFunction = (target: unknown, options: unknown, context: unknown) => unknown;

const stock = defaultOf<RulesetFunction>(alphabeticalModule);

/** The function itself, with its name and its validation: only what it is called with differs. */
export default new Proxy(stock, {
  apply(call, self, [target, options, context]: [unknown, unknown, Context]) {
    return Reflect.apply(call, self, [target, options, { ...context, ...withOrder(context) }]);
  },
});

function withOrder({ path, documentInventory }: Context): object {
  return {
    documentInventory: {
      findAssociatedItemForPath() {
        const location = documentInventory.findAssociatedItemForPath(path, true);
        const trapAccess = (value: object) => inOrder(value, location);
        return { document: { trapAccess } };
      },
    },
  };
}

const LIKE_A_NUMBER = /^(?:0|[1-9]\d*)$/;

function inOrder(value: object, location: Location | null): object {
  const keys = Object.keys(value);
  if (location === null || !keys.some((key) => LIKE_A_NUMBER.test(key))) return value;
  const { document, path } = location;
  const whole = document.getRangeForJsonPath(path) ?? NOWHERE;
  const placed = keys
    .map((key) => ({ key, range: document.getRangeForJsonPath([...path, key]) ?? NOWHERE }))
    .sort((a, b) => compare(a.range.start, b.range.start));
  const isOwn = ({ range }: { range: Range }) =>
    compare(whole.start, range.start) <= 0 && compare(range.end, whole.end) <= 0;
  // Keys of a YAML merge (`<<`) stand where it does: last, when something follows the last own key.
  const own = placed.filter(isOwn);
  const merged = placed.filter((place) => !isOwn(place));
  const end = own.at(-1)?.range.end ?? whole.start;
  const ordered = compare(end, whole.end) < 0 ? [...own, ...merged] : [...merged, ...own];
  return new Proxy(value, { ownKeys: () => ordered.map(({ key }) => key) });
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
