import { text } from '../wire-values.ts';
import { every, type XmlElement } from '../xml-tree.ts';

/** DATEX II `MultilingualString`: the French value, or the first there is. */
export function wording(said: XmlElement | undefined): string | undefined {
  const values = every(said, 'values', 'value');
  const french = values.find(({ attributes }) => /^fr\b/i.test(attributes.lang ?? ''));
  const best = text((french ?? values[0])?.text);
  return best?.replace(/\s+/g, ' ').slice(0, LENGTH_MAX);
}

/** `Text` of the contract. */
const LENGTH_MAX = 4_000;
