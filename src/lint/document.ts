import type { Obstacle } from '../model/report.ts';
import { decodeText, looksBinary } from './decode.ts';
import { LIMITS } from './limits.ts';
import { openDocument } from './open-document.ts';
import { locate } from './resolver.ts';
import type { SpecDocument } from './stoplight.ts';
import { expansionOf } from './yaml-budget.ts';

/** One file of a submission, as bytes: nothing is believed of it yet. */
export interface SpecFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A document that could be parsed, or what prevents it from being judged. */
export interface ParsedSpec {
  readonly text: string;
  /** Absent when nothing can be judged at all. */
  readonly document: SpecDocument | undefined;
  readonly obstacles: readonly Obstacle[];
}

/** Parses within the limits; whatever a hostile file does here ends as an obstacle. */
export function parseSpec(file: SpecFile): ParsedSpec {
  if (file.bytes.length > LIMITS.documentBytesMax) {
    return refused('', 'document-trop-grand', `Le document dépasse ${megabytes()} Mo.`);
  }
  const text = decodeText(file.bytes);
  if (text.trim() === '') return refused(text, 'document-vide', 'Le document est vide.');
  if (looksBinary(text)) {
    return refused(text, 'document-binaire', 'Ce fichier n’est pas du texte YAML ou JSON.');
  }
  try {
    const budget = expansionOf(text);
    if (budget !== undefined) return refused(text, budget.code, budget.message);
    const document = openDocument(text, locate(file.name));
    return { text, document, obstacles: unreadable(document) };
  } catch (error) {
    if (error instanceof RangeError) return refused(text, 'document-trop-profond', TOO_DEEP);
    return refused(
      text,
      'document-illisible',
      'Le document n’est ni du YAML ni du JSON lisible. Ouvrez-le dans un éditeur qui vérifie la syntaxe.',
    );
  }
}

const TOO_DEEP = `Le document imbrique plus de ${LIMITS.depthMax} niveaux.`;

const megabytes = (): number => LIMITS.documentBytesMax / 1024 / 1024;

function refused(text: string, code: string, message: string): ParsedSpec {
  return { text, document: undefined, obstacles: [{ code, message }] };
}

function unreadable(document: SpecDocument): readonly Obstacle[] {
  const fault = document.diagnostics.find(
    ({ code, severity, message }) =>
      code === 'parser' && severity === 0 && !TOLERATED.test(message),
  );
  if (fault === undefined) return [];
  const { line, character } = fault.range.start;
  return [
    {
      code: 'syntaxe-invalide',
      message: `Erreur de syntaxe ligne ${line + 1}, colonne ${character + 1} : le document ne peut pas être lu de façon certaine.`,
    },
  ];
}

/** Faults which leave no doubt about what the document says. */
const TOLERATED = /^Mapping key must be a string scalar/;

/** The OpenAPI or Swagger version that the document declares, or null. */
export function declaredVersion(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const { openapi, swagger } = data as { openapi?: unknown; swagger?: unknown };
  if (typeof openapi === 'string') return openapi;
  if (swagger === 2 || swagger === '2.0') return '2.0';
  return typeof swagger === 'string' ? swagger : null;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

export function countOperations(data: unknown): number {
  const { paths } = (data ?? {}) as { paths?: unknown };
  if (typeof paths !== 'object' || paths === null) return 0;
  let count = 0;
  for (const item of Object.values(paths)) {
    if (typeof item !== 'object' || item === null) continue;
    count += METHODS.filter((method) => method in item).length;
  }
  return count;
}

export function titleOf(data: unknown): string | null {
  const { info } = (data ?? {}) as { info?: { title?: unknown } | null };
  const title = info?.title;
  return typeof title === 'string' ? title.slice(0, 200) : null;
}
