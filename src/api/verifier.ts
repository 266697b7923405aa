import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../env.ts';
import type { Deposit } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import { erasedPage, keptResultPage } from '../pages/kept.tsx';
import { languageOf, pathIn } from '../pages/language.ts';
import { titlesIn } from '../pages/rule-title.tsx';
import { refusedPage, resultPage } from '../pages/verifier.tsx';
import { waitingPage } from '../pages/waiting.tsx';
import { Problem } from '../problems/problem.ts';
import { fileNameOf } from '../reports/file-name.ts';
import type { FormatContext } from '../reports/format.ts';
import { formatOf } from '../reports/index.ts';
import { erase, findVerification, takeForm } from './verifications.ts';

/** Tells the deletion token to the page that a form without scripts leads to. */
const TOKEN_COOKIE = 'jeton-d-effacement';

/** Judges what the form sends: the result as a page, or as a file when `?format=` asks for one. */
export async function verifierResult(c: Context<AppEnv>): Promise<Response> {
  try {
    const taken = await takeForm(c);
    if (taken.deposit !== undefined) return toItsPage(c, taken.deposit);
    const { report, sources } = taken.verification;
    return (
      fileOf(c, report, contextOf(c, sources)) ?? resultPage(report, sources, 'server', viewOf(c))
    );
  } catch (error) {
    return refused(c, error);
  }
}

function toItsPage(c: Context<AppEnv>, { id, keep, deletionToken }: Deposit): Response {
  const page = pathIn(languageOf(c.req.path), `/verifications/${id}`);
  if (keep !== null) {
    // Of the session: whoever closes the browser without noting the token has chosen to.
    setCookie(c, TOKEN_COOKIE, deletionToken, {
      path: page,
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(c.req.url).protocol === 'https:',
    });
  }
  return c.redirect(`${page}${formatQuery(c)}`, 303);
}

/** `GET /verifier/{id}`: the address that such pages had first. */
export function movedVerification(c: Context<AppEnv>): Response {
  const id = encodeURIComponent(c.req.param('id') ?? '');
  return c.redirect(`/verifications/${id}${formatQuery(c)}`, 301);
}

function formatQuery(c: Context<AppEnv>): string {
  const format = c.req.query('format');
  return format === undefined ? '' : `?format=${encodeURIComponent(format)}`;
}

/** `GET /verifications/{id}`: how far it is, then its result. */
export async function verificationPage(c: Context<AppEnv>): Promise<Response> {
  try {
    const id = c.req.param('id') ?? '';
    const { status, verification } = await findVerification(c, id);
    if (verification === undefined) return waitingPage(id, status);
    const { report, sources } = verification;
    const file = fileOf(c, report, contextOf(c, sources));
    if (file !== undefined) return file;
    const { keep, expires } = status;
    const view = viewOf(c);
    if (keep === null) return resultPage(report, sources, 'queue', { ...view, id });
    const deletionToken = getCookie(c, TOKEN_COOKIE);
    const page = keptResultPage({
      ...view,
      report,
      sources,
      id,
      expires,
      keep,
      deletionToken,
      origin: c.var.ports.config.PUBLIC_ORIGIN ?? new URL(c.req.url).origin,
    });
    if (keep === 'public' && deletionToken === undefined) {
      // It may be erased at any time: asked for again each time.
      page.headers.set('cache-control', 'public, no-cache');
    }
    return page;
  } catch (error) {
    return refused(c, error);
  }
}

/** `POST /verifications/{id}/effacer`: what DELETE does, for a form. */
export async function eraseByForm(c: Context<AppEnv>): Promise<Response> {
  try {
    const { jeton } = await c.req.parseBody();
    await erase(c, c.req.param('id') ?? '', typeof jeton === 'string' ? jeton.trim() : '');
    return erasedPage();
  } catch (error) {
    return refused(c, error);
  }
}

function contextOf(c: Context<AppEnv>, sources: FormatContext['sources']): FormatContext {
  const language = languageOf(c.req.path);
  return { sources, language, titles: titlesIn(language) };
}

/** How the reader wants the result: said by the address. */
function viewOf(c: Context<AppEnv>) {
  return { language: languageOf(c.req.path), grouping: c.req.query('par') };
}

function refused(c: Context<AppEnv>, error: unknown): Response {
  if (error instanceof Problem) return refusedPage(error, languageOf(c.req.path));
  throw error;
}

function fileOf(c: Context<AppEnv>, report: Report, context: FormatContext) {
  const id = c.req.query('format');
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
