import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { RULESET_IDS } from '../lint/catalogue.ts';
import type { VerificationStatus } from '../model/ports.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';
import { FORMATS, type Format, formatOf } from '../reports/index.ts';
import { judge, rulesetOf } from './judge.ts';
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
 * Larger ones are kept until they expire, behind an address that nobody can guess.
 */
export async function createVerification(c: Context<AppEnv>): Promise<Response> {
  const format = chooseFormat(c);
  const taken = await takeForm(c);
  if ('report' in taken) return reportResponse(format, taken);
  const status = await c.var.ports.verifications.status(taken.id);
  if (status === undefined) throw new Problem('erreur-interne');
  return pendingResponse(taken.id, status);
}

/** `GET /api/verifications/{id}`: how far it is, then the report in the format wanted. */
export async function readVerification(c: Context<AppEnv>): Promise<Response> {
  const format = chooseFormat(c);
  const id = c.req.param('id') ?? '';
  const found = await findVerification(c, id);
  return 'report' in found ? reportResponse(format, found) : pendingResponse(id, found);
}

/** Reads the documents of the request, whole or in a form, and judges them or puts them off. */
export async function takeForm(c: Context<AppEnv>): Promise<Verification | { id: string }> {
  const upload = await readUpload(c.req.raw);
  const ruleset = c.req.query('ruleset') ?? upload.ruleset ?? RULESET_IDS[0];
  const bytes = upload.files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes <= LARGE_BYTES || c.req.query('wait') !== undefined) {
    return judge(upload.files, ruleset);
  }
  await rulesetOf(ruleset);
  return { id: await c.var.ports.verifications.submit({ ruleset, files: upload.files }) };
}

/** The result, or how far it is; a problem when there is and will be none. */
export async function findVerification(
  c: Context<AppEnv>,
  id: string,
): Promise<Verification | VerificationStatus> {
  const { verifications } = c.var.ports;
  const status = await verifications.status(id);
  if (status?.state === 'failed') {
    throw new Problem('erreur-interne', {
      detail:
        'La vérification a échoué à plusieurs reprises et a été abandonnée ; les documents déposés ont été effacés. Réessayez avec moins de fichiers, ou vérifiez-les dans votre navigateur.',
    });
  }
  const found = status?.state === 'done' ? await verifications.result(id) : status;
  if (found !== undefined) return found;
  throw new Problem('ressource-inconnue', {
    detail:
      'Cette vérification n’existe pas, ou son délai de conservation est passé : déposez les documents à nouveau.',
  });
}

function reportResponse(format: Format, { report, sources }: Verification): Response {
  return new Response(format.render(report, { sources }), {
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'content-language': 'fr',
      'cache-control': 'no-store',
    },
  });
}

function pendingResponse(id: string, status: VerificationStatus): Response {
  return Response.json(
    { id, ...status },
    {
      status: 202,
      headers: {
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
