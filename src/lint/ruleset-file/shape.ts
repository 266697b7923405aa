import { faultAt, type RulesetText } from './source.ts';

/** A ruleset file whose outer shape was checked; Spectral's own validation judges the rest. */
export interface RulesetData {
  readonly extends?: string | readonly (string | readonly [string, Share])[];
  readonly formats?: readonly string[];
  readonly functions?: readonly string[];
  readonly functionsDir?: string;
  readonly except?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: Readonly<Record<string, unknown>>;
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly overrides?: unknown;
  readonly [extension: `x-${string}`]: unknown;
}

/** How much of an extended ruleset is on. */
export type Share = 'all' | 'recommended' | 'off';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

const SHARES: readonly unknown[] = ['all', 'recommended', 'off'];

export function isExtends(value: unknown): value is NonNullable<RulesetData['extends']> {
  return typeof value === 'string' || (Array.isArray(value) && value.every(isExtension));
}

function isExtension(item: unknown): boolean {
  if (typeof item === 'string') return true;
  return Array.isArray(item) && typeof item[0] === 'string' && SHARES.includes(item[1]);
}

/** What each member must be before anything is read of it: the schema of Spectral's migrator. */
const MEMBERS: readonly (readonly [
  name: string,
  holds: (value: unknown) => boolean,
  expected: string,
])[] = [
  ['aliases', isRecord, 'un objet'],
  ['except', isExceptions, 'un objet dont chaque valeur est une liste de noms de règles'],
  [
    'extends',
    isExtends,
    'un nom de référentiel, ou une liste de noms et de couples [nom, « all », « recommended » ou « off »]',
  ],
  ['formats', isStrings, 'une liste de noms de formats'],
  [
    'functions',
    isStrings,
    'une liste de noms (la forme [nom, schéma] d’avant Spectral 6 n’existe plus)',
  ],
  ['functionsDir', (value) => typeof value === 'string', 'un chemin'],
  ['rules', isRecord, 'un objet'],
];

function isExceptions(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isStrings);
}

export function checkShape(text: RulesetText): RulesetData {
  const { data } = text;
  if (!isRecord(data)) throw faultAt(text, [], 'un référentiel est un objet YAML ou JSON');
  for (const [name, holds, expected] of MEMBERS) {
    if (Object.hasOwn(data, name) && !holds(data[name])) {
      throw faultAt(text, [name], `« ${name} » attend ${expected}`);
    }
  }
  return data;
}
