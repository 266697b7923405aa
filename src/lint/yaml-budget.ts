import type { Obstacle } from '../model/report.ts';
import { LIMITS } from './limits.ts';
import { count } from './schema/budget.ts';
import { loadYaml, type YamlNode } from './stoplight.ts';

/**
 * Members of one YAML mapping: the parser compares each name with all before it, and 20 000 take
 * some seconds. The widest mapping of the corpus has 2 000; JSON has no such limit.
 */
const MEMBERS_MAX = 20_000;

/** Counts the lines that look like members, by their indentation; and the commas of long lines. */
function isTooWide(text: string): boolean {
  const members: number[] = [];
  for (const [line, blanks = ''] of text.matchAll(/^( *)[^ \n#-][^\n]*/gm)) {
    const indent = Math.min(blanks.length, LIMITS.depthMax);
    if (members.length > indent + 1) members.length = indent + 1;
    if (!line.includes(':')) continue;
    members[indent] = (members[indent] ?? 0) + 1;
    if (members[indent] > MEMBERS_MAX) return true;
    if (line.length > MEMBERS_MAX && line.split(': ').length > MEMBERS_MAX) return true;
  }
  return false;
}

/** An alias anywhere in the text; without one, a document is as large as it looks. */
const ALIAS = /(?:^|[\s[{,:-])\*[^\s,\]}*]/m;

/**
 * What a YAML document would weigh once its aliases are expanded, which the parser does eagerly:
 * a few hundred bytes can stand for billions of nodes (« billion laughs »). Undefined when it fits.
 */
export function expansionOf(text: string): Obstacle | undefined {
  if (isTooWide(text)) {
    return {
      code: 'document-demesure',
      message: `Un objet YAML compte plus de ${count(MEMBERS_MAX)} membres : fournissez le document en JSON.`,
    };
  }
  if (!ALIAS.test(text)) return undefined;
  const root = loadYaml(text, { ignoreDuplicateKeys: true });
  const nodes = root === undefined ? 0 : weigh(root, new Map());
  if (nodes <= LIMITS.nodesMax) return undefined;
  if (nodes === Number.POSITIVE_INFINITY) {
    return { code: 'alias-circulaires', message: 'Un de ses alias YAML se contient lui-même.' };
  }
  return {
    code: 'alias-demesures',
    message: `Ses alias YAML déplient le document au-delà de ${LIMITS.nodesMax} éléments.`,
  };
}

/** Nodes below and including this one, each anchor weighed once; infinite when it holds itself. */
function weigh(node: YamlNode | string | null, known: Map<YamlNode, number>): number {
  if (node === null || typeof node !== 'object') return 1;
  const weighed = known.get(node);
  if (weighed !== undefined) return weighed;
  known.set(node, Number.POSITIVE_INFINITY);
  let total = 1;
  for (const child of childrenOf(node)) total += weigh(child, known);
  known.set(node, total);
  return total;
}

function childrenOf(node: YamlNode): readonly (YamlNode | string | null)[] {
  if (node.mappings !== undefined) return node.mappings.map((mapping) => mapping.value ?? null);
  if (node.items !== undefined) return node.items;
  // An alias: what it stands for. A scalar's value is a string.
  return typeof node.value === 'object' && node.value !== null ? [node.value] : [];
}
