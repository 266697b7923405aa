/** A request of the contract → the draft and the start that geOrchestra takes. */
import type { NewRequest } from '../../contracts/signalements/bodies.ts';
import { VendorError } from '../../model/adapter.ts';
import { DATE_FORMAT, type Question } from './form.ts';

/** Column `description` of geOrchestra, which takes no report without one. */
const DESCRIPTION_MAX = 1_024;

function refused(detail: string): VendorError {
  return new VendorError('refused', detail);
}

export interface Report {
  readonly contextDescription: { readonly name: string };
  readonly description: string;
  readonly localisation: readonly { readonly x: string; readonly y: string }[];
}

/** What geOrchestra cannot do without is refused before it is asked. */
export function reportOf(body: NewRequest, context: string): Report {
  const { lat, long } = body;
  if (lat === undefined || long === undefined) {
    throw refused('Le service raccordé demande une position (lat et long).');
  }
  return {
    contextDescription: { name: context },
    description: describedBy(body),
    localisation: [{ x: String(long), y: String(lat) }],
  };
}

/** An address and a photo have no field of their own: whoever treats the report reads them. */
function describedBy({ description, address_string, media_url }: NewRequest): string {
  if (description === undefined) throw refused('Le service raccordé demande une description.');
  const lines = [
    String(description),
    ...(address_string === undefined ? [] : [`Lieu : ${String(address_string)}`]),
    ...(media_url === undefined ? [] : [`Photo : ${String(media_url)}`]),
  ];
  const whole = lines.join('\n');
  if (whole.length > DESCRIPTION_MAX) {
    throw refused(
      `La description, le lieu et la photo comptent ensemble ${DESCRIPTION_MAX} caractères au plus.`,
    );
  }
  return whole;
}

/** One section for all: geOrchestra looks for the answers in the last section alone. */
export function formOf(body: NewRequest, questions: readonly Question[]): object {
  const answers = answersIn(body);
  const unasked = [...answers.keys()].some(
    (code) => !questions.some((each) => each.code === code && !each.readOnly),
  );
  if (unasked) throw refused('Une réponse porte sur une question que ce type ne pose pas.');
  const fields = questions
    .filter(({ readOnly }) => !readOnly)
    .flatMap((question) => {
      const values = answers.get(question.code) ?? [];
      assertAnswers(question, values);
      return values.length === 0 ? [] : [{ definition: { name: question.code }, values }];
    });
  return { sections: [{ name: 'reponses', fields }] };
}

function answersIn(body: NewRequest): ReadonlyMap<string, readonly string[]> {
  const answers = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(body)) {
    const code = /^attribute\[(.+?)\]/.exec(name)?.[1];
    if (code === undefined) continue;
    const given = (Array.isArray(value) ? value : [value]).map(String);
    answers.set(code, [...(answers.get(code) ?? []), ...given.filter((each) => each !== '')]);
  }
  return answers;
}

/** After the draft it would be too late: it is there, and what refuses it is no clean refusal. */
function assertAnswers(question: Question, values: readonly string[]): void {
  const { code, required, multiple, lengthMax = Number.POSITIVE_INFINITY } = question;
  if (required && values.length === 0) throw refused(`La question ${code} attend une réponse.`);
  if (values.length > 1 && !multiple)
    throw refused(`La question ${code} attend une seule réponse.`);
  if (!values.every((value) => value.length <= lengthMax && isOfType(question, value))) {
    throw refused(`La réponse à la question ${code} n’est pas de celles qu’elle attend.`);
  }
}

function isOfType({ type, choices, sign, extended }: Question, value: string): boolean {
  switch (type) {
    case 'LONG':
      return /^-?\d{1,18}$/.test(value) && isOfSign(sign, Number(value));
    case 'DOUBLE':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) && isOfSign(sign, Number(value));
    case 'BOOLEAN':
    case 'LIST':
      return choices.some(({ key }) => key === value);
    case 'DATE':
      return (extended ?? DATE_FORMAT) !== DATE_FORMAT || isDay(value);
    case 'STRING':
      return true;
  }
}

function isOfSign(sign: Question['sign'], value: number): boolean {
  if (sign === undefined) return true;
  return sign === 'POSITIVE' ? value >= 0 : value <= 0;
}

/** Java takes the 31 of February for a day of March; we do not. */
function isDay(value: string): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(value) ?? [];
  const written = `${year}-${month}-${day}`;
  const instant = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(written);
}

/** Whoever reports is the account of the gateway: nobody can be answered. */
export function noticeFor(body: NewRequest): string | undefined {
  const named = ['email', 'phone', 'first_name', 'last_name', 'account_id', 'device_id'];
  return named.some((name) => body[name] !== undefined)
    ? 'Vos coordonnées n’ont pas été transmises : le service raccordé n’a pas de place pour elles.'
    : undefined;
}
