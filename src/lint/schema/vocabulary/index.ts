import type { Vocabulary } from '../types.ts';
import { constKeyword, enumKeyword, nullable, type } from './any.ts';
import { allOf, anyOf, ifKeyword, not, oneOf, thenElse } from './applicator.ts';
import {
  additionalItems,
  contains,
  items,
  items2020,
  limitContains,
  limitItems,
  prefixItems,
} from './array.ts';
import { format } from './format.ts';
import {
  limitNumber,
  limitNumberDraft4,
  limitNumberExclusiveDraft4,
  multipleOf,
} from './number.ts';
import {
  additionalProperties,
  dependencies,
  dependentRequired,
  dependentSchemas,
  limitProperties,
  patternProperties,
  properties,
  propertyNames,
  required,
} from './object.ts';
import { dynamicAnchor, dynamicRef, id, recursiveAnchor, recursiveRef, ref } from './reference.ts';
import { limitLength, pattern } from './string.ts';
import { unevaluatedItems, unevaluatedProperties } from './unevaluated.ts';
import { uniqueItems } from './unique-items.ts';

// The order is Ajv's: it is the order in which errors are reported.

const dynamic: Vocabulary = [dynamicAnchor, dynamicRef, recursiveAnchor, recursiveRef];

const core: Vocabulary = [
  '$schema',
  '$id',
  '$defs',
  '$vocabulary',
  { keyword: '$comment' },
  'definitions',
  id,
  ref,
];

const coreDraft4: Vocabulary = [
  '$schema',
  'id',
  '$defs',
  { keyword: '$comment' },
  'definitions',
  ref,
];

const validationAfterNumbers: Vocabulary = [
  multipleOf,
  limitLength,
  pattern,
  limitProperties,
  required,
  limitItems,
  uniqueItems,
  type,
  nullable,
  constKeyword,
  enumKeyword,
];
const validation: Vocabulary = [limitNumber, ...validationAfterNumbers];
const validationDraft4: Vocabulary = [
  limitNumberDraft4,
  limitNumberExclusiveDraft4,
  ...validationAfterNumbers,
];

const applicatorOfAny: Vocabulary = [not, anyOf, oneOf, allOf, ifKeyword, thenElse];
const applicatorOfObjects: Vocabulary = [
  propertyNames,
  additionalProperties,
  dependencies,
  properties,
  patternProperties,
];
const applicator: Vocabulary = [
  ...applicatorOfAny,
  ...applicatorOfObjects,
  additionalItems,
  items,
  contains,
];
const applicator2020: Vocabulary = [
  ...applicatorOfAny,
  ...applicatorOfObjects,
  prefixItems,
  items2020,
  contains,
];

const metadata: Vocabulary = [
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
];

const next: Vocabulary = [dependentRequired, dependentSchemas, limitContains];
const unevaluated: Vocabulary = [unevaluatedProperties, unevaluatedItems];

export const draft4: Vocabulary = [
  ...coreDraft4,
  ...validationDraft4,
  ...applicator,
  format,
  'title',
  'description',
  'default',
];

export const draft7: Vocabulary = [...core, ...validation, ...applicator, format, ...metadata];

export const draft2019: Vocabulary = [...dynamic, ...draft7, ...next, ...unevaluated];

export const draft2020: Vocabulary = [
  ...dynamic,
  ...core,
  ...validation,
  ...applicator2020,
  format,
  ...metadata,
  ...next,
  ...unevaluated,
];
