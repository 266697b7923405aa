import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Report } from '../model/report.ts';
import { COMPARED_FIELDS } from '../model/submission.ts';
import { comparedPage, comparePage, compareRefusedPage } from '../pages/compare.tsx';
import { languageOf } from '../pages/language.ts';
import { Problem } from '../problems/problem.ts';
import { judge } from './judge.ts';
import { termsOf } from './terms.ts';
import { filesOfSide, formOf } from './uploads.ts';
import { findVerification } from './verifications.ts';

/** `GET /comparer`: the form, or two reports that are kept when the address names both. */
export async function comparer(c: Context<AppEnv>): Promise<Response> {
  const [before, after] = COMPARED_FIELDS.map((field) => c.req.query(field));
  if (before === undefined || after === undefined) return comparePage(c);
  return refusals(c, async () => [await keptReport(c, before), await keptReport(c, after)]);
}

/** `POST /comparer`: judges both sides here, for browsers that cannot. */
export async function comparerResult(c: Context<AppEnv>): Promise<Response> {
  return refusals(c, async () => {
    const form = await formOf(c.req.raw);
    const [before, after] = COMPARED_FIELDS;
    return [await judgeSide(c, form, before), await judgeSide(c, form, after)];
  });
}

async function refusals(
  c: Context<AppEnv>,
  reports: () => Promise<readonly [before: Report, after: Report]>,
): Promise<Response> {
  const language = languageOf(c.req.path);
  try {
    return comparedPage(...(await reports()), language);
  } catch (error) {
    if (error instanceof Problem) return compareRefusedPage(error, language);
    throw error;
  }
}

type Side = (typeof COMPARED_FIELDS)[number];

async function judgeSide(c: Context<AppEnv>, form: FormData, side: Side): Promise<Report> {
  const upload = await filesOfSide(form, side);
  return (await judge(upload.files, await termsOf(c, upload))).report;
}

/** People paste the address of a report as they have it; its identifier is the last step. */
async function keptReport(c: Context<AppEnv>, wanted: string): Promise<Report> {
  const [, id = ''] = /([\w-]+)\/?(?:[?#].*)?$/.exec(wanted.trim()) ?? [];
  const { verification } = await findVerification(c, id);
  if (verification !== undefined) return verification.report;
  throw new Problem('ressource-inconnue', {
    detail: 'La vérification d’un des deux rapports n’est pas finie : revenez dans un instant.',
  });
}
