import type { Obstacle } from '../model/report.ts';
import { decodeText, looksBinary } from './decode.ts';
import { digestOf } from './digest.ts';
import { LIMITS } from './limits.ts';
import { oversize, TOO_DEEP } from './measure.ts';
import { openJson, openYaml } from './open-document.ts';
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
  const { text, strayLine } = decodeText(file.bytes);
  if (text.trim() === '') return refused(text, 'document-vide', 'Le document est vide.');
  if (looksBinary(text)) {
    return refused(text, 'document-binaire', 'Ce fichier n’est pas du texte YAML ou JSON.');
  }
  if (/^\s*<[!?a-z]/i.test(text)) {
    return refused(
      text,
      'page-web',
      'Ce fichier est une page web ou du XML. Téléchargez la description OpenAPI elle-même.',
    );
  }
  try {
    const source = locate(file.name);
    const json = openJson(text, source);
    // JSON has no aliases: what it weighs is there to see.
    const budget = json === undefined ? expansionOf(text) : undefined;
    if (budget !== undefined) return refused(text, budget.code, budget.message);
    const document = json ?? openYaml(text, source);
    const beyond = oversize(document.data);
    if (beyond !== undefined) return refused(text, beyond.code, beyond.message);
    return { text, document, obstacles: [...misencoded(strayLine), ...unreadable(document, text)] };
  } catch (error) {
    if (error instanceof RangeError) return refused(text, 'document-trop-profond', TOO_DEEP);
    return refused(
      text,
      'document-illisible',
      'Le document n’est ni du YAML ni du JSON lisible. Ouvrez-le dans un éditeur qui vérifie la syntaxe.',
    );
  }
}

const megabytes = (): number => LIMITS.documentBytesMax / 1024 / 1024;

function refused(text: string, code: string, message: string): ParsedSpec {
  return { text, document: undefined, obstacles: [{ code, message }] };
}

function misencoded(line: number | undefined): readonly Obstacle[] {
  if (line === undefined) return [];
  return [
    {
      code: 'encodage-inconnu',
      message: `Le fichier n’est pas en UTF-8 : la ligne ${line} contient un caractère illisible. Enregistrez-le en UTF-8.`,
    },
  ];
}

function unreadable(document: SpecDocument, text: string): readonly Obstacle[] {
  const fault = document.diagnostics.find(
    ({ code, severity, message }) =>
      code === 'parser' && severity === 0 && !TOLERATED.test(message),
  );
  const commented = /^\s*[{[]/.test(text) && COMMENT.test(text.slice(0, COMMENT_WITHIN));
  if (commented && (fault !== undefined || declaredVersion(document.data) === null)) {
    return [
      {
        code: 'json-commente',
        message:
          'Le JSON n’admet pas de commentaires : retirez-les, ou écrivez le document en YAML.',
      },
    ];
  }
  if (fault === undefined) return [];
  if (SEVERAL.test(fault.message) && text.includes('\n---')) {
    return [
      {
        code: 'plusieurs-documents',
        message:
          'Le fichier contient plusieurs documents YAML séparés par « --- » : n’en gardez qu’un.',
      },
    ];
  }
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

/** A comment as in JavaScript that ends its line: no string of JSON is left open there. */
const COMMENT = /(?:^|[\s,{[])\/[/*][^"\n]*$/m;

/** Each slash may be looked at up to the end of its line. */
const COMMENT_WITHIN = 4_096;

const SEVERAL = /single document/;

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

/** How a report names a file. */
export function identityOf({ name, bytes }: SpecFile) {
  return { name, sha256: digestOf(bytes), bytes: bytes.length };
}
