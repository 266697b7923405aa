import type { Ajv } from './ajv.ts';
import { getJsonTypes } from './data-type.ts';
import type { JsonType, Keyword, KeywordDefinition, Schema, SchemaObject } from './types.ts';

export interface Rule {
  keyword: string;
  definition: Keyword;
}

export interface RuleGroup {
  type: JsonType | undefined;
  /** one of the four that Ajv knows from the start, the only ones that move the type check */
  primary: boolean;
  rules: Rule[];
}

export interface Rules {
  groups: RuleGroup[];
  post: RuleGroup;
  /** Plain objects like Ajv's: a schema's key "constructor" counts as a rule there and here. */
  all: { [keyword: string]: Rule | undefined };
  keywords: { [keyword: string]: true | undefined };
}

export function createRules(): Rules {
  const group = (type?: JsonType): RuleGroup => ({
    type,
    primary: type !== undefined,
    rules: [],
  });
  return {
    groups: [group(), group('number'), group('string'), group('array'), group('object')],
    post: group(),
    all: {},
    keywords: {},
  };
}

const KEYWORD_NAME = /^[a-z_$][a-z0-9_$:-]*$/i;

function checkKeyword(rules: Rules, keyword: string): void {
  if (rules.keywords[keyword]) throw new Error(`Keyword ${keyword} is already defined`);
  if (!KEYWORD_NAME.test(keyword)) throw new Error(`Keyword ${keyword} has invalid name`);
}

export function addKeyword(ajv: Ajv, given: string | KeywordDefinition): void {
  const { rules } = ajv;
  if (typeof given === 'string') {
    checkKeyword(rules, given);
    rules.keywords[given] = true;
    return;
  }
  const names = typeof given.keyword === 'string' ? [given.keyword] : given.keyword;
  if (!names.length) throw new Error('addKeywords: keyword must be string or non-empty array');
  for (const name of names) checkKeyword(rules, name);
  if ('code' in given || 'macro' in given) {
    throw new Error(`keyword "${names.join()}" generates code: define it with "validate"`);
  }
  const definition: Keyword = {
    ...given,
    type: getJsonTypes(given.type),
    schemaType: getJsonTypes(given.schemaType),
  };
  if (given.metaSchema !== undefined) {
    definition.validateSchema = ajv.compile(given.metaSchema, true);
  }
  for (const name of names) {
    if (definition.type.length === 0) addRule(ajv, name, definition, undefined);
    else for (const type of definition.type) addRule(ajv, name, definition, type);
  }
}

function addRule(ajv: Ajv, keyword: string, definition: Keyword, type: JsonType | undefined): void {
  if (type && definition.post) throw new Error('keyword with "post" flag cannot have "type"');
  const { rules } = ajv;
  let group = definition.post ? rules.post : rules.groups.find((g) => g.type === type);
  if (!group) {
    group = { type, primary: false, rules: [] };
    rules.groups.push(group);
  }
  rules.keywords[keyword] = true;
  const rule: Rule = { keyword, definition };
  const at = group.rules.findIndex((r) => r.keyword === definition.before);
  if (at >= 0) group.rules.splice(at, 0, rule);
  else group.rules.push(rule);
  if (definition.before && at < 0) ajv.logger.warn(`rule ${definition.before} is not defined`);
  rules.all[keyword] = rule;
  for (const implemented of definition.implements ?? []) addKeyword(ajv, implemented);
}

export function removeKeyword({ all, keywords, groups }: Rules, keyword: string): void {
  delete keywords[keyword];
  delete all[keyword];
  for (const group of groups) {
    const i = group.rules.findIndex((rule) => rule.keyword === keyword);
    if (i >= 0) group.rules.splice(i, 1);
  }
}

export function shouldUseRule(schema: SchemaObject, { keyword, definition }: Rule): boolean {
  return (
    schema[keyword] !== undefined ||
    (definition.implements?.some((implemented) => schema[implemented] !== undefined) ?? false)
  );
}

export function shouldUseGroup(schema: SchemaObject, group: RuleGroup): boolean {
  return group.rules.some((rule) => shouldUseRule(schema, rule));
}

export function schemaHasRules(schema: Schema, rules: Rules): boolean {
  if (typeof schema === 'boolean') return !schema;
  for (const key in schema) if (rules.all[key]) return true;
  return false;
}

export function schemaHasRulesButRef(schema: Schema, rules: Rules): boolean {
  if (typeof schema === 'boolean') return !schema;
  for (const key in schema) if (key !== '$ref' && rules.all[key]) return true;
  return false;
}
