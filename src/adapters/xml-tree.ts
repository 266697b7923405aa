/**
 * XML as adapters read it: a tree in which an element that stands once and one that stands ten times
 * look the same, names have lost their prefix, and every value is text.
 */
import { z } from 'zod';

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  /** By name without prefix: `xsi:type` is `type`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, entities decoded, blanks around it removed. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const element: z.ZodType<XmlElement> = z.custom<XmlElement>(isTree);

/** Whole trees only: readings go down without looking whether a child is an element. */
function isTree(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) return false;
    const { name, text, attributes, children } = next as Partial<Record<string, unknown>>;
    if (typeof name !== 'string' || typeof text !== 'string' || !Array.isArray(children))
      return false;
    if (typeof attributes !== 'object' || attributes === null) return false;
    if (Object.values(attributes).some((each) => typeof each !== 'string')) return false;
    for (const child of children) left.push(child);
  }
  return true;
}

/** Wire shape of a document whose root has one of these names. */
export function xmlWire(...roots: readonly string[]): z.ZodType<XmlElement> {
  return element.refine(({ name }) => roots.includes(name), { error: `root ${roots.join(' | ')}` });
}

/** The first descendant along a path of names. */
export function descend(
  from: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    from,
  );
}

/** All children of a name; of every name along the way, so that repeated wrappers are all entered. */
export function every(
  from: XmlElement | undefined,
  ...path: readonly string[]
): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (at, name) => at.flatMap(({ children }) => children.filter((child) => child.name === name)),
    from === undefined ? [] : [from],
  );
}

/** Text at the end of a path; undefined when there is none, or nothing in it. */
export function textAt(
  from: XmlElement | undefined,
  ...path: readonly string[]
): string | undefined {
  const text = descend(from, ...path)?.text;
  return text === '' ? undefined : text;
}
