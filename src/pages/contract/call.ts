/** A call to try, as a command line: what the document says, with its own examples. */
import type { Contract, ContractOperation } from '../../model/contract.ts';
import {
  type Content,
  listOf,
  type OperationReading,
  type Parameter,
  resolved,
} from './document.ts';

/** A longer body is a file beside the command. */
const INLINE_MAX = 700;

export interface Target {
  /** Of this portal, without final slash. */
  readonly origin: string;
  /** A territory that is plugged. */
  readonly territory: string;
}

export function callOf(
  operation: ContractOperation,
  reading: OperationReading,
  contract: Contract,
  { origin, territory }: Target,
): string {
  const { id, major, document } = contract;
  const sample = (parameter: Parameter) => encodeURIComponent(sampleOf(parameter, document));
  const path = operation.path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const parameter = reading.parameters.find((each) => each.name === name);
    return parameter === undefined ? whole : sample(parameter);
  });
  const query = reading.parameters
    .filter((each) => each.in === 'query' && each.required)
    .map((each) => `${each.name}=${sample(each)}`)
    .join('&');
  const headers = reading.parameters
    .filter((each) => each.in === 'header' && each.required)
    .map((each) => `-H ${quoted(`${each.name}: ${sampleOf(each, document)}`)}`);
  const url = `${origin}/territoires/${territory}/${id}/v${major}${path}${query && `?${query}`}`;
  return [
    `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${quoted(url)}`,
    ...(operation.scopes.length > 0 ? ['-H "Authorization: Bearer $JETON"'] : []),
    ...headers,
    ...bodyOf(reading.body?.contents[0]),
  ].join(' \\\n  ');
}

function bodyOf(content: Content | undefined): readonly string[] {
  if (content === undefined) return [];
  const { mediaType, examples } = content;
  const value = examples[0]?.value;
  if (mediaType.includes('form')) {
    return Object.entries(Object(value)).map(
      ([name, member]) => `--data-urlencode ${quoted(`${name}=${String(member)}`)}`,
    );
  }
  const text = JSON.stringify(value) ?? '';
  const data = text.length > 0 && text.length <= INLINE_MAX ? quoted(text) : '@corps.json';
  return [`-H ${quoted(`Content-Type: ${mediaType}`)}`, `--data ${data}`];
}

function sampleOf({ example, schema, name }: Parameter, document: Contract['document']): string {
  const { enum: values, default: standard, minimum } = resolved(schema, document);
  const value = example ?? resolved(schema, document).example ?? standard;
  return String(value ?? listOf(values)[0] ?? minimum ?? name);
}

/** For a POSIX shell, whatever the text holds. */
function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
