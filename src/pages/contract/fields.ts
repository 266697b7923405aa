/** A schema as a tree of fields, in words: what a developer needs to know to read or write one. */
import { isNode, listOf, type Node, nodeOf, resolved, textOf } from './document.ts';

export interface Field {
  readonly name: string;
  /** « texte », « liste de nombres »… */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  /** « de 0 à 100 », « une valeur parmi a, b »… */
  readonly constraints: readonly string[];
  readonly personal: boolean;
  readonly children: readonly Field[];
}

/** Deeper than what people read; a schema that contains itself ends there too. */
const DEPTH_MAX = 7;
/** Lists of licences and time zones have hundreds: the document gives them all. */
const VALUES_MAX = 14;

const TYPES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['texte', 'textes'],
  integer: ['entier', 'entiers'],
  number: ['nombre', 'nombres'],
  boolean: ['vrai ou faux', 'vrai ou faux'],
  object: ['objet', 'objets'],
  array: ['liste', 'listes'],
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'date et heure (RFC 3339)',
  date: 'jour (AAAA-MM-JJ)',
  time: 'heure (RFC 3339)',
  duration: 'durée (ISO 8601)',
  uri: 'adresse (URI)',
  'uri-reference': 'adresse, absolue ou relative (URI)',
  email: 'courriel',
  uuid: 'UUID',
  byte: 'octets en base64',
};

/** The fields of an object, or of the objects of a list. */
export function fieldsOf(schema: unknown, document: Node, depth = 0): readonly Field[] {
  if (depth >= DEPTH_MAX) return [];
  const node = merged(schema, document);
  if (node.items !== undefined) return fieldsOf(node.items, document, depth);
  const required = new Set(listOf(node.required));
  const own = Object.entries(nodeOf(node.properties)).map(([name, member]) =>
    fieldOf(name, member, { document, depth, required: required.has(name) }),
  );
  return [...own, ...formsOf(node, document, depth)];
}

interface Place {
  readonly document: Node;
  readonly depth: number;
  readonly required: boolean;
}

export function fieldOf(name: string, schema: unknown, place: Place): Field {
  const node = merged(schema, place.document);
  const personal = node['x-prise-donnee-personnelle'];
  return {
    name,
    type: typeOf(node, place.document),
    required: place.required,
    description: textOf(node.description),
    constraints: constraintsOf(node, place.document),
    personal: personal === true || isNode(personal),
    children: fieldsOf(node, place.document, place.depth + 1),
  };
}

/** Alternatives that have fields of their own, each as a field without name. */
function formsOf(node: Node, document: Node, depth: number): readonly Field[] {
  const forms = [...listOf(node.oneOf), ...listOf(node.anyOf)]
    .map((each) => merged(each, document))
    .filter((each) => each.properties !== undefined || each.items !== undefined);
  return forms.map((form, index) => {
    const named = textOf(form.title) || `forme ${index + 1}`;
    return fieldOf(named, form, { document, depth, required: false });
  });
}

/** References followed, parts of `allOf` joined. */
function merged(schema: unknown, document: Node): Node {
  const node = resolved(schema, document);
  const parts = listOf(node.allOf).map((part) => merged(part, document));
  if (parts.length === 0) return node;
  const all = [...parts, node];
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map(({ properties }) => nodeOf(properties))),
    required: all.flatMap(({ required }) => listOf(required)),
  };
}

export function typeOf(schema: unknown, document: Node): string {
  const node = merged(schema, document);
  if (node.const !== undefined) return `toujours ${quotedValue(node.const)}`;
  const names = typesOf(node).map((name) => {
    if (name === 'array') return `liste ${ofMany(node.items, document)}`;
    return name === 'string' && typeof node.format === 'string'
      ? (FORMATS[node.format] ?? `texte (${node.format})`)
      : (TYPES[name]?.[0] ?? name);
  });
  return names.length === 0 ? 'selon la forme' : names.join(' ou ');
}

function ofMany(items: unknown, document: Node): string {
  const node = merged(items, document);
  const [name = ''] = typesOf(node);
  if (name === 'array') return `de listes ${ofMany(node.items, document)}`;
  if (name === 'boolean') return 'de vrai ou faux';
  if (name === 'string' && typeof node.format === 'string') return `de ${typeOf(node, document)}`;
  const many = TYPES[name]?.[1];
  if (many === undefined) return 'de valeurs';
  return /^[aeéio]/.test(many) ? `d’${many}` : `de ${many}`;
}

/** `null` is told apart: it is « no value », not a type that people look for. */
function typesOf(node: Node): readonly string[] {
  const said = Array.isArray(node.type) ? node.type.map(String) : [textOf(node.type)];
  const types = said.filter((name) => name !== '' && name !== 'null');
  if (types.length > 0) return types;
  if (node.properties !== undefined) return ['object'];
  return node.enum === undefined ? [] : ['string'];
}

export function constraintsOf(schema: unknown, document: Node): readonly string[] {
  const node = merged(schema, document);
  const items = node.items === undefined ? {} : merged(node.items, document);
  return [
    values(node) ?? values(items),
    between(node.minimum ?? node.exclusiveMinimum, node.maximum ?? node.exclusiveMaximum, ''),
    between(node.minLength, node.maxLength, 'caractère'),
    between(node.minItems, node.maxItems, 'élément'),
    textOf(node['x-unit']) && `en ${textOf(node['x-unit'])}`,
    textOf(node.pattern) && `de la forme ${textOf(node.pattern)}`,
    node.default === undefined ? '' : `${quotedValue(node.default)} par défaut`,
    Array.isArray(node.type) && node.type.includes('null') ? 'peut être nul' : '',
    node.readOnly === true ? 'en lecture seule' : '',
    node.writeOnly === true ? 'jamais rendu' : '',
    node.deprecated === true ? 'déprécié' : '',
  ].filter((words): words is string => words !== undefined && words !== '');
}

function values({ enum: listed }: Node): string | undefined {
  if (!Array.isArray(listed)) return undefined;
  const shown = listed.slice(0, VALUES_MAX).map(quotedValue).join(', ');
  const rest = listed.length - VALUES_MAX;
  return rest > 0 ? `une valeur parmi ${shown} et ${rest} autres` : `une valeur parmi ${shown}`;
}

function between(min: unknown, max: unknown, noun: string): string {
  if (min === undefined && max === undefined) return '';
  if (max === undefined) {
    return noun !== '' && min === 1 ? 'non vide' : `au moins ${String(min)}${counted(min, noun)}`;
  }
  if (min === undefined) return `au plus ${String(max)}${counted(max, noun)}`;
  if (min === max) return `${String(min)}${counted(max, noun)}`;
  return `de ${String(min)} à ${String(max)}${counted(max, noun)}`;
}

/** French counts to one in the singular. */
function counted(n: unknown, noun: string): string {
  return noun === '' ? '' : ` ${noun}${Number(n) > 1 ? 's' : ''}`;
}

function quotedValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
