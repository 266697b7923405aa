import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Report, Verdict } from '../model/report.ts';
import { VERDICT_WORDS } from '../reports/words.ts';
import { findVerification, unknownVerification } from './verifications.ts';

/** White on each has a contrast of 5.9 at least (WCAG 1.4.3 asks for 4.5). */
const COLOURS: Readonly<Record<Verdict, string>> = {
  conforme: '#0a6b34',
  'conforme-avec-reserves': '#8a4b00',
  'non-conforme': '#a4161a',
  'non-evaluable': '#4a4f57',
};

const NAME = 'prise numérique';
const NAME_COLOUR = '#1d2b53';

const HEIGHT = 20;
const MARGIN = 7;
/** Mean width of a character at 11 px; `textLength` then makes any font fit. */
const CHARACTER = 6.3;

/** `GET /verifications/{id}/badge.svg`: of what is published alone; of the rest there is none. */
export async function verificationBadge(c: Context<AppEnv>): Promise<Response> {
  const { status, verification } = await findVerification(c, c.req.param('id') ?? '');
  if (status.keep !== 'public' || verification === undefined) throw unknownVerification();
  return c.body(badgeOf(verification.report), 200, {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=300',
  });
}

/** A badge in words: nothing in it comes from the document. */
export function badgeOf({ verdict, documents, ruleset }: Report): string {
  const scores = documents.map(({ scores }) => scores?.overall ?? null);
  // As the verdict is: the worst of the documents'. Rounded down, since 99,9 is not 100.
  const score =
    scores.includes(null) || scores.length === 0 ? null : Math.min(...scores.map(Number));
  const words = VERDICT_WORDS[verdict].label.toLowerCase();
  const said = score === null ? words : `${words} ${Math.floor(score)}/100`;
  const title = `${NAME} : ${said} (${ruleset.id} ${ruleset.version})`;
  const [left, right] = [widthOf(NAME), widthOf(said)];
  const text = (at: number, width: number, content: string) =>
    `<text x="${at + MARGIN}" y="14" textLength="${width - 2 * MARGIN}" lengthAdjust="spacingAndGlyphs">${content}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-labelledby="t">`,
    `<title id="t" xml:lang="fr">${title}</title>`,
    `<clipPath id="r"><rect width="${left + right}" height="${HEIGHT}" rx="4"/></clipPath>`,
    '<g clip-path="url(#r)">',
    `<rect width="${left}" height="${HEIGHT}" fill="${NAME_COLOUR}"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[verdict]}"/>`,
    '</g>',
    '<g fill="#fff" font-family="Verdana, DejaVu Sans, Geneva, sans-serif" font-size="11">',
    text(0, left, NAME),
    text(left, right, said),
    '</g></svg>\n',
  ].join('');
}

function widthOf(text: string): number {
  return Math.round(text.length * CHARACTER) + 2 * MARGIN;
}
