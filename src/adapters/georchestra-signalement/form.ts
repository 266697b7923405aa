/** The form of a draft → attributes of GeoReport, and what each question takes. */
import { type Attribute, known } from '../../contracts/signalements/bodies.ts';
import { type VendorAnswer, WireError } from '../../model/adapter.ts';
import { flag, identifier, oneOf, text } from '../wire-values.ts';
import {
  choicesWire,
  type DefinitionWire,
  formText,
  formWire,
  type ValidatorWire,
} from './wire.ts';

const TYPES = ['STRING', 'LONG', 'DOUBLE', 'BOOLEAN', 'DATE', 'LIST'] as const;

export interface Choice {
  readonly key: string;
  readonly name: string;
}

export interface Question {
  readonly code: string;
  readonly type: (typeof TYPES)[number];
  /** Shown and not answered. */
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly multiple: boolean;
  readonly label: string | undefined;
  readonly help: string | undefined;
  /** `SimpleDateFormat` of a date, kind of field of a text. */
  readonly extended: string | undefined;
  readonly choices: readonly Choice[];
  readonly lengthMax: number | undefined;
  readonly sign: 'POSITIVE' | 'NEGATIVE' | undefined;
}

/** `SimpleDateFormat` of a date that names no other. */
export const DATE_FORMAT = 'dd/MM/yyyy';

/** A context without a form has no question; one question that cannot be read spoils them all. */
export function questionsOf(answer: VendorAnswer | undefined): readonly Question[] {
  const written = formText.parse(answer?.body).trim();
  if (written === '' || written === 'null') return [];
  const form = formWire.safeParse(parsed(written));
  if (!form.success || form.data.sections === undefined) {
    throw new WireError('le formulaire du type de demande est d’une autre forme');
  }
  const questions = (form.data.sections ?? []).flatMap(({ readOnly, fields }) =>
    (fields ?? []).map(({ definition }) => questionOf(definition, flag(readOnly) === true)),
  );
  if (new Set(questions.map(({ code }) => code)).size < questions.length) {
    throw new WireError('deux questions d’un même formulaire ont le même nom');
  }
  return questions;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new WireError('le formulaire du type de demande n’est pas du JSON');
  }
}

/** What the contract's `attribute[CODE]` can name. */
const CODE = /^[\w.:-]{1,64}$/;

function questionOf(definition: DefinitionWire, inReadOnly: boolean): Question {
  const code = identifier(definition.name);
  const type = oneOf(definition.type, TYPES);
  const readOnly = flag(definition.readOnly ?? false);
  const required = flag(definition.required ?? false);
  const multiple = flag(definition.multiple ?? false);
  if (code === undefined || !CODE.test(code) || type === undefined) throw unusable();
  if (readOnly === undefined || required === undefined || multiple === undefined) throw unusable();
  const validators = definition.validators ?? [];
  return {
    code,
    type,
    readOnly: readOnly || inReadOnly,
    required: required || validators.some((each) => each.type === 'REQUIRED'),
    multiple: multiple && type === 'LIST',
    label: text(definition.label),
    help: text(definition.help),
    extended: text(definition.extendedType),
    choices: choicesOf(type, definition.extendedType),
    lengthMax: lengthOf(validators),
    sign: oneOf(
      validators.find(({ type: each }) => each === 'POSITIVE' || each === 'NEGATIVE')?.type,
      ['POSITIVE', 'NEGATIVE'],
    ),
  };
}

function unusable(): WireError {
  return new WireError('une question du type de demande est inexploitable');
}

function choicesOf(type: Question['type'], extended: unknown): readonly Choice[] {
  if (type === 'BOOLEAN') {
    return [
      { key: 'true', name: 'Oui' },
      { key: 'false', name: 'Non' },
    ];
  }
  if (type !== 'LIST') return [];
  const list = choicesWire.safeParse(parsed(text(extended) ?? 'null'));
  if (!list.success) throw unusable();
  return list.data.map(({ code, label }) => {
    const [key, name] = [identifier(code), identifier(label)];
    if (key === undefined || name === undefined) throw unusable();
    return { key, name };
  });
}

function lengthOf(validators: readonly ValidatorWire[]): number | undefined {
  const written = identifier(validators.find(({ type }) => type === 'MAXLENGTH')?.attribute);
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}

export function attributeOf(question: Question, index: number): Attribute {
  const { code, readOnly, required, label, choices } = question;
  return known({
    variable: !readOnly,
    code,
    datatype: datatypeOf(question),
    required: required && !readOnly,
    datatype_description: describedAs(question),
    order: index + 1,
    description: label,
    values: choices.length === 0 ? undefined : choices,
  });
}

function datatypeOf({ type, multiple, extended }: Question): string {
  switch (type) {
    case 'LONG':
    case 'DOUBLE':
      return 'number';
    case 'BOOLEAN':
      return 'singlevaluelist';
    case 'LIST':
      return multiple ? 'multivaluelist' : 'singlevaluelist';
    case 'STRING':
      return extended === 'textarea' ? 'text' : 'string';
    // Its own format, and no instant: what `datetime` would promise is not what is taken.
    case 'DATE':
      return 'string';
  }
}

function describedAs({ type, extended, help }: Question): string | undefined {
  if (type !== 'DATE') return help;
  const format = `Date au format ${extended ?? DATE_FORMAT}`;
  return help === undefined ? format : `${format}. ${help}`;
}
