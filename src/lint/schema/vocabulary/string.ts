import { fail } from '../errors.ts';
import { GO, type KeywordDefinition, type KeywordUse, type Tester } from '../types.ts';
import { literal } from './number.ts';

/** Length in code points; a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  const units = text.length;
  let length = 0;
  for (let i = 0; i < units; i++) {
    length++;
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < units) {
      if ((text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
    }
  }
  return length;
}

export const limitLength: KeywordDefinition = {
  keyword: ['maxLength', 'minLength'],
  type: 'string',
  schemaType: 'number',
  interpret: (use) => {
    const limit = literal(use.value);
    const isMax = use.keyword === 'maxLength';
    const message = `must NOT have ${isMax ? 'more' : 'fewer'} than ${limit} characters`;
    return (data, run) => {
      const length = codePointLength(data as string);
      return (isMax ? length > limit : length < limit)
        ? fail(use, data, run, { limit }, message)
        : GO;
    };
  },
};

export function usePattern({ it }: KeywordUse, source: string): Tester {
  return it.ajv.regExpOf(source, it.opts.unicodeRegExp ? 'u' : '');
}

export const pattern: KeywordDefinition = {
  keyword: 'pattern',
  type: 'string',
  schemaType: 'string',
  interpret: (use) => {
    const source = use.value as string;
    const tester = usePattern(use, source);
    const message = `must match pattern "${source}"`;
    return (data, run) =>
      tester.test(data as string) ? GO : fail(use, data, run, { pattern: source }, message);
  },
};
