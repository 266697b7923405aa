import type { SpecFile } from '../lint/document.ts';
import { LIMITS } from '../lint/limits.ts';
import { COMPARED_FIELDS, PASTED_FIELD } from '../model/submission.ts';
import { Problem } from '../problems/problem.ts';

/** Name given to a document that comes without one. */
const UNNAMED = 'document';

const TEXT_TYPES =
  /^(?:application|text)\/(?:[\w.+-]*(?:json|yaml|yml|openapi)[\w.+-]*|plain|octet-stream|x-www-form-urlencoded)$/;

/** What a form says beside its documents; each is undefined where the form says nothing. */
interface Fields {
  readonly ruleset?: string | undefined;
  readonly profile?: string | undefined;
  /** JSON of what the buyer decided. */
  readonly decisions?: string | undefined;
}

export interface Upload extends Fields {
  readonly files: readonly SpecFile[];
}

const DECISIONS_FIELD = 'decisions';

/** The documents of a request: its whole body, or the files and the pasted text of a form. */
export async function readUpload(request: Request): Promise<Upload> {
  const type =
    (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const body = limitedBody(request);
  if (type === 'multipart/form-data') return readForm(body);
  if (type !== '' && !TEXT_TYPES.test(type)) {
    throw new Problem('type-non-pris-en-charge', {
      detail:
        'Envoyez le document lui-même (application/yaml ou application/json), ou un formulaire multipart/form-data.',
    });
  }
  const bytes = new Uint8Array(await readable(body.arrayBuffer()));
  if (bytes.length === 0) throw noDocument();
  return { files: [{ name: UNNAMED, bytes }] };
}

async function readForm(body: Response): Promise<Upload> {
  return filesOf(await readable(body.formData()));
}

/** A form of which the caller reads the fields, within the limits of any upload. */
export async function formOf(request: Request): Promise<FormData> {
  return readable(limitedBody(request).formData());
}

/** One side of a comparison: its documents, and what the form says of both sides. */
export async function filesOfSide(
  form: FormData,
  side: (typeof COMPARED_FIELDS)[number],
): Promise<Upload> {
  const part = new FormData();
  for (const [field, value] of form) {
    if (field === side || !COMPARED_FIELDS.some((each) => each === field))
      part.append(field, value);
  }
  return filesOf(part);
}

/** The documents of a form, as the server reads them and as the browser does (`browser/judge.tsx`). */
export async function filesOf(form: FormData): Promise<Upload> {
  const files: SpecFile[] = [];
  for (const [field, value] of form) {
    if (field === DECISIONS_FIELD) continue;
    if (typeof value === 'string') {
      if (field !== PASTED_FIELD || value.trim() === '') continue;
      // Forms send every line end as CRLF (HTML §4.10.21.8); the author most likely wrote LF.
      const bytes = new TextEncoder().encode(value.replaceAll('\r\n', '\n'));
      files.push({ name: UNNAMED, bytes });
    } else if (value.size > 0 || value.name !== '') {
      files.push({ name: cleanName(value.name), bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  if (files.length === 0) throw noDocument();
  if (files.length > LIMITS.documentsMax) {
    throw new Problem('trop-de-documents', {
      detail: `Déposez au plus ${LIMITS.documentsMax} documents à la fois.`,
    });
  }
  return {
    files: distinct(files),
    ruleset: await fieldOf(form, 'ruleset'),
    profile: await fieldOf(form, 'profile'),
    decisions: await fieldOf(form, DECISIONS_FIELD),
  };
}

/** A field as text, typed or sent as a file; empty ones say nothing. */
async function fieldOf(form: FormData, name: string): Promise<string | undefined> {
  const value = form.get(name);
  const text = value === null || typeof value === 'string' ? value : await value.text();
  return text === null || text.trim() === '' ? undefined : text;
}

function noDocument(): Problem {
  return new Problem('document-absent', {
    detail: 'Collez un document OpenAPI, ou choisissez au moins un fichier.',
  });
}

/** Relative, without climbing, control characters or schemes: a name is shown and referred to. */
export function cleanName(name: string): string {
  const segments = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[\\/]+/)
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map((segment) => segment.replaceAll(':', '_').slice(0, 120));
  return segments.join('/') || UNNAMED;
}

/** Two files of one name would hide each other: the second is told apart by its rank. */
function distinct(files: readonly SpecFile[]): SpecFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const rank = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, rank);
    return rank === 1 ? file : { ...file, name: `${rank}-${file.name}` };
  });
}

/** The body cut off where it passes the limit, whatever its declared length says. */
function limitedBody(request: Request): Response {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > LIMITS.uploadBytesMax) throw tooLarge();
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > LIMITS.uploadBytesMax) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
  const type = request.headers.get('content-type');
  return new Response(request.body?.pipeThrough(counter) ?? null, {
    headers: type === null ? {} : { 'content-type': type },
  });
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('requete-invalide', {
      detail: 'Le corps de la requête ne peut pas être lu : vérifiez son encodage multipart.',
      cause: error,
    });
  }
}

function tooLarge(): Problem {
  return new Problem('corps-trop-grand', {
    detail: `L’envoi dépasse ${LIMITS.uploadBytesMax / 1024 / 1024} Mo. Retirez les fichiers qui ne sont pas des documents OpenAPI.`,
  });
}
