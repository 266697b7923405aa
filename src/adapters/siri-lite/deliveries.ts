/** Where a delivery lies in a document, and what it says of itself. */
import { VendorError, WireError } from '../../model/adapter.ts';
import { flag, text } from '../wire-values.ts';
import { many, type Node, node, nodes, scalar } from './dialect.ts';

export interface Delivery {
  readonly content: Node;
  /** What is around it: `ServiceDelivery`, or the document itself. */
  readonly around: Node;
}

const DEPTH_MAX = 6;

/**
 * The deliveries of a kind, under whatever wraps them: `Siri` or not, `ServiceDelivery` or not, SOAP. A
 * delivery that failed is the vendor's refusal; a document without one is none of this service.
 */
export function deliveriesIn(
  document: unknown,
  [name, list]: readonly string[],
): readonly Delivery[] {
  const around = holderOf(document, name ?? '');
  const bare = around === undefined ? holderOf(document, list ?? '') : undefined;
  const written = around === undefined ? many(bare) : many(around[name ?? '']);
  const deliveries = nodes(written);
  refuseFailed(around ?? node(node(document)?.Siri) ?? node(document), deliveries);
  if (deliveries.length === 0 || deliveries.length < written.length) {
    throw new WireError(`la réponse ne porte pas de ${name}${otherIn(document)}`);
  }
  if (!deliveries.every((each) => saysSomething(each, list ?? ''))) {
    throw new WireError(`la livraison ${name} ne dit ni son état, ni son instant, ni son contenu`);
  }
  return deliveries.map((content) => ({ content, around: around ?? {} }));
}

function saysSomething(delivery: Node, list: string): boolean {
  const content = delivery[list];
  if (content !== undefined && content !== null && typeof content !== 'object') return false;
  return [delivery.Status, delivery.ResponseTimestamp, content].some((each) => each !== undefined);
}

/** The first object, from the root down, that has a member of this name. */
function holderOf(value: unknown, name: string): Node | undefined {
  let level = nodes(value);
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth += 1) {
    const found = level.find((each) => Object.hasOwn(each, name));
    if (found !== undefined) return found;
    level = level.flatMap((each) => Object.values(each).flatMap((member) => nodes(member)));
  }
  return undefined;
}

/** Another functional service was asked, or answers here: its name is the norm's. */
function otherIn(document: unknown): string {
  const service = holderOf(document, 'ResponseTimestamp') ?? {};
  const other = Object.keys(service).find((name) => name.endsWith('Delivery'));
  return other === undefined ? '' : `, mais une livraison ${other}`;
}

function refuseFailed(service: Node | undefined, deliveries: readonly Node[]): void {
  const failed = [...deliveries, ...(deliveries.length === 0 ? nodes(service) : [])].find(
    (each) => flag(scalar(each.Status)) === false || each.ErrorCondition !== undefined,
  );
  if (failed !== undefined) throw refusal(failed.ErrorCondition);
}

const DENIED = ['AccessNotAllowedError', 'UnknownSubscriberError'];
const ABSENT = ['InvalidDataReferencesError', 'NoInfoForTopicError'];
const REFUSED = ['BeyondDataHorizon', 'ParametersIgnoredError', 'CapabilityNotSupportedError'];

/** SIRI names its errors; Mecatran gives a sentence. Of a sentence only the gist is kept. */
function refusal(condition: unknown): VendorError {
  const given = node(condition) ?? {};
  const named = (names: readonly string[]) => names.some((name) => Object.hasOwn(given, name));
  if (named(DENIED)) {
    return new VendorError('denied', 'Le service SIRI refuse l’accès de la passerelle.');
  }
  const sentence = sentencesIn(condition);
  if (
    named(ABSENT) ||
    /unknown|inconnu|not found|introuvable|invalid.*(?:ref|stop|line)/i.test(sentence)
  ) {
    return new VendorError('absent', 'Le service SIRI ne connaît pas cet arrêt ou cette ligne.');
  }
  if (named(REFUSED)) {
    return new VendorError('refused', 'Le service SIRI ne peut répondre à cette demande.');
  }
  return new VendorError('failed', 'Le service SIRI annonce l’échec de sa réponse.');
}

function sentencesIn(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.slice(0, 500);
  if (depth > 4 || typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map((member) => sentencesIn(member, depth + 1))
    .join(' ');
}

export function wordOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  const word = text(scalar(value));
  return allowed.find((each) => each.toLowerCase() === word?.toLowerCase());
}
