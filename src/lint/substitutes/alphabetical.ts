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

interface Location {
  readonly document: {
    getRangeForJsonPath(path: JsonPath): { readonly start: Position } | undefined;
  };
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
  const placed = keys.map((key) => ({
    key,
    start: document.getRangeForJsonPath([...path, key])?.start ?? { line: 0, character: 0 },
  }));
  placed.sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character);
  return new Proxy(value, { ownKeys: () => placed.map(({ key }) => key) });
}
