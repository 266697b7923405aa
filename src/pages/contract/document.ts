/** Our own OpenAPI documents, bundled and known to be sound, as the reference page reads them. */
import type { Contract, ContractOperation } from '../../model/contract.ts';

export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function entriesOf(value: unknown): (readonly [string, Node])[] {
  return Object.entries(nodeOf(value)).map(([name, member]) => [name, nodeOf(member)]);
}

/** What a local reference leads to, with what stands beside it (OpenAPI 3.1 §4.8.23). */
export function resolved(value: unknown, document: Node): Node {
  const node = nodeOf(value);
  if (typeof node.$ref !== 'string') return node;
  const { $ref, ...beside } = node;
  let target: unknown = document;
  for (const step of $ref.replace('#/', '').split('/')) target = nodeOf(target)[step];
  return { ...resolved(target, document), ...beside };
}

/** One answer, or what a write takes, in one media type. */
export interface Content {
  readonly mediaType: string;
  readonly schema: unknown;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly description: string }[];
  readonly contents: readonly Content[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: unknown;
  readonly example: unknown;
}

export interface OperationReading {
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly description: string; readonly contents: readonly Content[] }
    | undefined;
  readonly answers: readonly Answer[];
  readonly limits: readonly (readonly [string, string])[];
}

export function readOperation(
  { document }: Pick<Contract, 'document'>,
  { path, method }: Pick<ContractOperation, 'path' | 'method'>,
): OperationReading {
  const item = nodeOf(nodeOf(document.paths)[path]);
  const operation = nodeOf(item[method.toLowerCase()]);
  const body = resolved(operation.requestBody, document);
  return {
    description: textOf(operation.description),
    parameters: listOf(operation.parameters).map((each) => parameterOf(each, document)),
    body:
      operation.requestBody !== undefined
        ? { description: textOf(body.description), contents: contentsOf(body, document) }
        : undefined,
    answers: entriesOf(operation.responses).map(([status, answer]) =>
      answerOf(status, resolved(answer, document), document),
    ),
    limits: Object.entries(nodeOf(operation['x-prise-limites'])).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  };
}

function parameterOf(value: unknown, document: Node): Parameter {
  const { name, in: place, required, description, schema, ...rest } = resolved(value, document);
  const [first] = entriesOf(rest.examples);
  return {
    name: textOf(name),
    in: textOf(place),
    required: required === true,
    description: textOf(description),
    schema,
    example: rest.example ?? first?.[1].value ?? nodeOf(schema).example,
  };
}

function answerOf(status: string, answer: Node, document: Node): Answer {
  return {
    status,
    description: textOf(answer.description),
    headers: entriesOf(answer.headers).map(([name, header]) => ({
      name,
      description: textOf(resolved(header, document).description),
    })),
    contents: contentsOf(answer, document),
  };
}

function contentsOf({ content }: Node, document: Node): readonly Content[] {
  return entriesOf(content).map(([mediaType, { schema, example, examples }]) => ({
    mediaType,
    schema,
    examples: [
      ...(example === undefined ? [] : [{ name: 'exemple', summary: 'Exemple', value: example }]),
      ...entriesOf(examples).map(([name, each]) => {
        const { summary, value } = resolved(each, document);
        return { name, summary: textOf(summary) || name, value };
      }),
    ],
  }));
}

/** Scopes that the document defines, with what each allows. */
export function scopesOf(document: Node): {
  readonly tokenUrl: string;
  readonly scopes: readonly (readonly [string, string])[];
} {
  const schemes = entriesOf(nodeOf(document.components).securitySchemes);
  const flows = schemes.flatMap(([, { flows: all }]) => entriesOf(all).map(([, flow]) => flow));
  return {
    tokenUrl: textOf(flows[0]?.tokenUrl),
    scopes: flows.flatMap(({ scopes }) =>
      Object.entries(nodeOf(scopes)).map(([name, said]) => [name, textOf(said)] as const),
    ),
  };
}
