import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Deposit, VerificationStatus } from '../model/ports.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';
import { FORMATS, type Format, formatOf } from '../reports/index.ts';
import { judge, rulesetOf } from './judge.ts';
import {
  addressHeaders,
  isTooLargeToPublish,
  keepOf,
  PUBLISHED_MAX,
  tooLargeToPublish,
} from './keeping.ts';
import { bearerOf } from './registry.ts';
import { termsOf } from './terms.ts';
import { readUpload } from './uploads.ts';

/**
 * All files together. Below, the answer comes within the seconds that anyone waits for one (1 MB is
 * judged in two to three); nine tenths of the corpus are below.
 */
export const LARGE_BYTES = 1024 * 1024;

/** Long enough not to ask in vain, short enough not to be felt. */
const ASK_AGAIN_SECONDS = 1;

/**
 * `POST /api/verifications`: judges the documents sent and answers the report. Nothing is kept of
 * what is judged at once: a document not yet published is nobody else's business (CCP R2132-9).
 * Larger ones are kept until they expire, and any for longer when `?keep=` asks for it, behind an
 * address that nobody can guess.
 */
export async function createVerification(c: Context<AppEnv>): Promise<Response> {
  const format = chooseFormat(c);
  const { deposit, verification } = await takeForm(c);
  if (verification === undefined) {
    const status = await c.var.ports.verifications.status(deposit.id);
    if (status === undefined) throw new Problem('erreur-interne');
    return pendingResponse(deposit.id, status, addressHeaders(deposit.id, deposit));
  }
  if (deposit === undefined) return reportResponse(format, verification);
  const headers = addressHeaders(deposit.id, deposit);
  return reportResponse(format, verification, { status: 201, headers });
}

/** `GET /api/verifications/{id}`: how far it is, then the report in the format wanted. */
export async function readVerification(c: Context<AppEnv>): Promise<Response> {
  const format = chooseFormat(c);
  const id = c.req.param('id') ?? '';
  const { status, verification } = await findVerification(c, id);
  const headers = addressHeaders(id, status);
  if (verification === undefined) return pendingResponse(id, status, headers);
  return reportResponse(format, verification, { headers });
}

/** `DELETE /api/verifications/{id}`: all of it, by whoever has the token given at the deposit. */
export async function eraseVerification(c: Context<AppEnv>): Promise<Response> {
  const token = bearerOf(c);
  if (token === undefined) {
    throw new Problem('non-autorise', {
      detail: 'Envoyez le jeton d’effacement reçu au dépôt : Authorization: Bearer …',
      realm: 'verification',
    });
  }
  await erase(c, c.req.param('id') ?? '', token);
  return c.body(null, 204);
}

export async function erase(c: Context<AppEnv>, id: string, token: string): Promise<void> {
  const outcome = await c.var.ports.verifications.erase(id, token);
  if (outcome === 'unknown') throw unknownVerification();
  if (outcome === 'refused') {
    throw new Problem('jeton-refuse', {
      detail: 'Ce jeton n’est pas celui reçu au dépôt de cette vérification.',
    });
  }
}

/** The report, its address when it is kept, or only its address when it is judged later. */
export type Taken =
  | { readonly verification: Verification; readonly deposit: undefined }
  | { readonly verification: Verification; readonly deposit: Deposit }
  | { readonly verification: undefined; readonly deposit: Deposit };

/** Reads the documents of the request, whole or in a form, and judges them or puts them off. */
export async function takeForm(c: Context<AppEnv>): Promise<Taken> {
  const { verifications } = c.var.ports;
  const keep = keepOf(c);
  const upload = await readUpload(c.req.raw);
  const { files } = upload;
  const terms = await termsOf(c, upload);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (keep === 'public' && bytes > PUBLISHED_MAX.uploadBytes) throw tooLargeToPublish();
  if (bytes > LARGE_BYTES && c.req.query('wait') === undefined) {
    await rulesetOf(terms);
    const deposit = await verifications.submit({ ...terms, files }, keep);
    return { verification: undefined, deposit };
  }
  const verification = await judge(files, terms);
  if (keep === null) return { verification, deposit: undefined };
  if (keep === 'public' && isTooLargeToPublish(verification)) throw tooLargeToPublish();
  return { verification, deposit: await verifications.keep(verification, keep) };
}

export interface Found {
  readonly status: VerificationStatus;
  /** Undefined until it is judged. */
  readonly verification: Verification | undefined;
}

/** What there is of a verification; a problem when there is and will be no result. */
export async function findVerification(c: Context<AppEnv>, id: string): Promise<Found> {
  const { verifications } = c.var.ports;
  const status = await verifications.status(id);
  if (status === undefined) throw unknownVerification();
  if (status.state === 'failed') {
    throw new Problem('erreur-interne', {
      detail:
        'La vérification n’a pas abouti, après plusieurs essais ou parce que son rapport est trop volumineux pour être publié ; les documents déposés ont été effacés. Réessayez avec moins de fichiers, ou vérifiez-les dans votre navigateur.',
    });
  }
  if (status.state !== 'done') return { status, verification: undefined };
  const verification = await verifications.result(id);
  // Erased in between.
  if (verification === undefined) throw unknownVerification();
  return { status, verification };
}

export function unknownVerification(): Problem {
  return new Problem('ressource-inconnue', {
    detail:
      'Cette vérification n’existe pas, a été effacée, ou son délai de conservation est passé : déposez les documents à nouveau.',
  });
}

function reportResponse(
  format: Format,
  { report, sources }: Verification,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(format.render(report, { sources }), {
    status,
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'content-language': 'fr',
      'cache-control': 'no-store',
      vary: 'Accept',
      ...headers,
    },
  });
}

function pendingResponse(
  id: string,
  status: VerificationStatus,
  headers: Record<string, string>,
): Response {
  return Response.json(
    { id, ...status },
    {
      status: 202,
      headers: {
        ...headers,
        location: `/api/verifications/${id}`,
        'retry-after': String(ASK_AGAIN_SECONDS),
        'cache-control': 'no-store',
      },
    },
  );
}

/** `?format=` wins over `Accept`; JSON by default (RFC 9110 §12.5.1). */
function chooseFormat(c: Context<AppEnv>): Format {
  const wanted = c.req.query('format');
  if (wanted !== undefined) {
    const format = formatOf(wanted);
    if (format === undefined) throw noFormat('parametre-invalide');
    return format;
  }
  const accepted = (c.req.header('accept') ?? '*/*')
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase() ?? '');
  for (const range of accepted) {
    if (range === '*/*' || range === 'application/*') return formatOf('json') ?? FORMATS[0];
    const format = FORMATS.find(({ mediaType }) => mediaType === range);
    if (format !== undefined) return format;
  }
  throw noFormat('format-non-disponible');
}

function noFormat(code: 'parametre-invalide' | 'format-non-disponible'): Problem {
  return new Problem(code, {
    detail: `Formats disponibles : ${FORMATS.map(({ id, mediaType }) => `${id} (${mediaType})`).join(', ')}.`,
  });
}
