import type { Method, Validate, Violation } from '../model/contract.ts';

/** What Ajv says of one deviation; only what is ours is read, never the value that was judged. */
export interface CheckError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validation function compiled by Ajv: stops at the first deviation and leaves it in `errors`. */
export interface Check {
  (value: unknown): boolean;
  errors?: readonly CheckError[] | null;
}

/** What `src/build/generate-contracts.ts` writes of one operation. */
export interface GeneratedOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly status: number;
  readonly mediaType: string;
  readonly scopes: readonly string[];
  /** Undefined when the answer is no JSON: what it is made of was checked. */
  readonly check: Check | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly check: Check;
  }[];
  readonly body: { readonly mediaTypes: readonly string[]; readonly check: Check } | undefined;
  readonly fields: readonly string[];
}

/** French messages by JSON Schema keyword; the parameters come from the schema, not from the value. */
const MESSAGES: Readonly<Record<string, (params: CheckError['params']) => string>> = {
  type: ({ type }) => `doit être de type ${String(type)}`,
  required: ({ missingProperty }) => `le champ « ${String(missingProperty)} » manque`,
  enum: () => 'doit être une des valeurs permises',
  const: ({ allowedValue }) => `doit valoir ${JSON.stringify(allowedValue)}`,
  minimum: ({ limit }) => `doit être au moins ${String(limit)}`,
  maximum: ({ limit }) => `doit être au plus ${String(limit)}`,
  minItems: ({ limit }) => `doit compter au moins ${String(limit)} élément(s)`,
  maxItems: ({ limit }) => `doit compter au plus ${String(limit)} élément(s)`,
  minLength: ({ limit }) => `doit compter au moins ${String(limit)} caractère(s)`,
  maxLength: ({ limit }) => `doit compter au plus ${String(limit)} caractère(s)`,
  pattern: () => 'n’a pas la forme attendue',
  format: ({ format }) => `n’est pas au format ${String(format)}`,
  anyOf: () => 'ne suit aucune des formes permises',
  not: () => 'suit une forme exclue',
  contains: () => 'ne contient pas un élément obligatoire',
  additionalProperties: () => 'contient un champ que le contrat ne prévoit pas',
  dependentRequired: ({ property, missingProperty }) =>
    `le champ « ${String(missingProperty)} » doit accompagner « ${String(property)} »`,
};

/**
 * At most one violation: the rule that stopped the check. Ajv reports it last, after what each of its
 * alternatives had to say; of a condition, what the branch wanted says more than the condition.
 */
export function validator(check: Check): Validate {
  return (value) => {
    if (check(value)) return [];
    const error = check.errors?.findLast(({ keyword }) => keyword !== 'if');
    return [error === undefined ? UNKNOWN : violation(error)];
  };
}

const UNKNOWN: Violation = { path: '', message: 'ne respecte pas le schéma' };

function violation({ instancePath, keyword, params }: CheckError): Violation {
  const message = MESSAGES[keyword]?.(params) ?? `ne respecte pas la règle « ${keyword} »`;
  return { path: instancePath, message };
}
