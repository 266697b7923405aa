import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { RULESET_IDS } from '../lint/catalogue.ts';
import type { SpecFile } from '../lint/document.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';
import { FORMATS, type Format, formatOf } from '../reports/index.ts';
import { readUpload } from './uploads.ts';

/**
 * `POST /api/verifications`: judges the documents sent and answers the report. Nothing is kept: a
 * document not yet published is nobody else's business (CCP R2132-9).
 */
export async function createVerification(c: Context<AppEnv>): Promise<Response> {
  const format = chooseFormat(c);
  const { report, sources } = await verifyForm(c);
  return new Response(format.render(report, { sources }), {
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'content-language': 'fr',
      'cache-control': 'no-store',
    },
  });
}

/** Reads the documents of the request, whole or in a form, and judges them. */
export async function verifyForm(c: Context<AppEnv>): Promise<Verification> {
  const upload = await readUpload(c.req.raw);
  return verify(upload.files, c.req.query('ruleset') ?? upload.ruleset ?? RULESET_IDS[0]);
}

/** The engine is imported by the first verification: the gateway must not pay for its start. */
async function verify(files: readonly SpecFile[], id: string): Promise<Verification> {
  const [{ lint }, { loadRuleset }] = await Promise.all([
    import('../lint/lint.ts'),
    import('../lint/rulesets.ts'),
  ]);
  const ruleset = loadRuleset(id);
  if (ruleset === undefined) {
    throw new Problem('ruleset-inconnu', { detail: `Connus : ${RULESET_IDS.join(', ')}.` });
  }
  return lint(files, ruleset);
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
