/**
 * Reading of a vendor that implements a contract itself: the same paths below the service's address,
 * the same parameters and bodies. Its documents go through as they are; the contract's own validator
 * judges them, as it judges everything.
 */
import { z } from 'zod';
import {
  type Adapter,
  type AdapterOperation,
  type VendorAuth,
  VendorError,
} from '../model/adapter.ts';
import type { GeneratedOperation } from './check.ts';
import { type CoverageGroup, coverageOf, given } from './coverage.ts';
import { below } from './service-url.ts';

export interface NativeReading {
  readonly id: string;
  readonly title: string;
  readonly documentation: string;
  readonly contract: Adapter['contract'];
  readonly auth: VendorAuth;
  /** The operations that the vendor carries out: not the views of others. */
  readonly operations: readonly GeneratedOperation[];
  /** Fields that differ from « published as it is », by operation. */
  readonly except?: Readonly<Record<string, readonly CoverageGroup[]>>;
}

const settings = z.object({
  /** Operations that this vendor has; all of them when not said. */
  operations: z.array(z.string()).optional(),
});

const AS_PUBLISHED = given('Publié par l’éditeur dans la forme même du contrat.');

export function nativeReading(reading: NativeReading): Adapter {
  const { id, title, documentation, contract, auth, operations, except = {} } = reading;
  return {
    id,
    title,
    documentation,
    contract,
    auth,
    settings,
    operations: Object.fromEntries(operations.map((each) => [each.id, throughOperation(each)])),
    offered: (given) => settings.parse(given).operations ?? operations.map((each) => each.id),
    coverage: Object.fromEntries(
      operations.map((each) => [
        each.id,
        coverageOf(each.fields, except[each.id] ?? [], AS_PUBLISHED),
      ]),
    ),
  };
}

function throughOperation(operation: GeneratedOperation): AdapterOperation {
  const { method, path, parameters, status } = operation;
  return {
    toVendor({ serviceUrl, parameters: asked, body }, answers) {
      if (answers.length > 0) return undefined;
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(asked[name] ?? ''),
      );
      const url = below(serviceUrl, filled.slice(1));
      for (const { name, in: place } of parameters) {
        const value = asked[name];
        if (place === 'query' && value !== undefined) url.searchParams.set(name, value);
      }
      const sent =
        body === undefined
          ? {}
          : { body: { mediaType: 'application/json', content: JSON.stringify(body) } };
      return { url: url.href, method, ...sent, statuses: [status, 404], wire: z.unknown() };
    },
    fromVendor(_, [answer]) {
      if (answer?.status === 404) throw new VendorError('absent', ABSENT);
      return answer?.body;
    },
  };
}

const ABSENT = 'L’éditeur raccordé ne connaît pas cet enregistrement.';
