import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Report } from '../model/report.ts';
import { languageOf } from '../pages/language.ts';
import { refusedPage, resultPage } from '../pages/verifier.tsx';
import { waitingPage } from '../pages/waiting.tsx';
import { Problem } from '../problems/problem.ts';
import { fileNameOf } from '../reports/file-name.ts';
import type { FormatContext } from '../reports/format.ts';
import { formatOf } from '../reports/index.ts';
import { findVerification, takeForm } from './verifications.ts';

/** Judges what the form sends: the result as a page, or as a file when `?format=` asks for one. */
export async function verifierResult(c: Context<AppEnv>): Promise<Response> {
  try {
    const format = c.req.query('format');
    const taken = await takeForm(c);
    if ('id' in taken) {
      const query = format === undefined ? '' : `?format=${encodeURIComponent(format)}`;
      return c.redirect(`/verifier/${taken.id}${query}`, 303);
    }
    const { report, sources } = taken;
    const options = { language: languageOf(c.req.path), grouping: c.req.query('par') };
    return fileOf(format, report, { sources }) ?? resultPage(report, sources, 'server', options);
  } catch (error) {
    if (error instanceof Problem) return refusedPage(error, languageOf(c.req.path));
    throw error;
  }
}

/** A verification that was put off: how far it is, then its result. */
export async function verifierLater(c: Context<AppEnv>): Promise<Response> {
  try {
    const id = c.req.param('id') ?? '';
    const found = await findVerification(c, id);
    if ('state' in found) return waitingPage(id, found);
    const { report, sources } = found;
    return (
      fileOf(c.req.query('format'), report, { sources }) ??
      resultPage(report, sources, 'queue', { grouping: c.req.query('par') })
    );
  } catch (error) {
    if (error instanceof Problem) return refusedPage(error, languageOf(c.req.path));
    throw error;
  }
}
function fileOf(id: string | undefined, report: Report, context: FormatContext) {
  if (id === undefined) return undefined;
  const format = formatOf(id);
  if (format === undefined) {
    throw new Problem('parametre-invalide', { detail: 'Ce format de rapport n’existe pas.' });
  }
  return new Response(format.render(report, context), {
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileNameOf(id)}"`,
      'cache-control': 'no-store',
    },
  });
}
