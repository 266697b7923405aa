/** The file that describes a territory and all that is plugged in it, checked as a whole. */
import { z } from 'zod';
import { fr } from 'zod/locales';
import type { Violation } from '../model/contract.ts';
import type { TerritoryFile } from '../model/ports.ts';
import { CONTRACT_REF, SECRET_NAME } from '../model/territory.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';

/** A département has fewer than 900 communes; a national file is loaded in several. */
const MAX = {
  territories: 2_000,
  vendors: 500,
  services: 2_000,
  plugs: 5_000,
  origins: 10,
} as const;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const text = z.string().trim().min(1).max(200);
const code = z.string().regex(/^(?:\d{5}|2[AB]\d{3}|\d{9})$/);
const siren = z.string().regex(/^\d{9}$/);
/** In one notation (UTC, milliseconds), so that instants compare as texts. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((at) => new Date(at).toISOString());
export const contractRef = z.custom<`${string}@${number}`>(
  (value) => typeof value === 'string' && CONTRACT_REF.test(value),
  { error: 'Référence de contrat attendue, par exemple velos@3' },
);

const territory = z.discriminatedUnion('kind', [
  z.strictObject({
    code: z.string().regex(/^(?:\d{5}|2[AB]\d{3})$/),
    kind: z.literal('commune'),
    name: text,
    epci: siren.nullable(),
  }),
  z.strictObject({ code: siren, kind: z.literal('epci'), name: text, epci: z.null() }),
]);

const service = z.strictObject({
  id,
  vendor: id,
  title: text,
  contract: contractRef,
  adapter: id.nullable(),
  url: z.url().max(2_000),
  origins: z.array(z.url().max(300)).max(MAX.origins).default([]),
  settings: z.record(z.string().max(60), z.unknown()).default({}),
  secretName: z.string().regex(SECRET_NAME).nullable().default(null),
});

const plug = z.strictObject({
  territory: code,
  contract: contractRef,
  service: id,
  validFrom: instant,
  validUntil: instant.nullable().default(null),
  priority: z.int().min(0).max(100).default(0),
});

const schema = z
  .strictObject({
    territories: z.array(territory).max(MAX.territories).default([]),
    vendors: z
      .array(z.strictObject({ id, name: text }))
      .max(MAX.vendors)
      .default([]),
    services: z.array(service).max(MAX.services).default([]),
    plugs: z.array(plug).max(MAX.plugs).default([]),
  })
  .superRefine((file, context) => {
    for (const { path, message } of references(file)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

interface Broken {
  readonly path: (string | number)[];
  readonly message: string;
}

/** The file stands alone: what it refers to, it defines. */
function* references(file: TerritoryFile): Generator<Broken> {
  const territories = new Set(file.territories.map((each) => each.code));
  const vendors = new Set(file.vendors.map((each) => each.id));
  const services = new Map(file.services.map((each) => [each.id, each]));
  for (const [index, { epci }] of file.territories.entries()) {
    if (epci !== null && !territories.has(epci)) {
      yield { path: ['territories', index, 'epci'], message: 'EPCI absent du fichier' };
    }
  }
  for (const [index, { vendor }] of file.services.entries()) {
    if (!vendors.has(vendor)) {
      yield { path: ['services', index, 'vendor'], message: 'Éditeur absent du fichier' };
    }
  }
  for (const [index, each] of file.plugs.entries()) {
    const path = (field: string) => ['plugs', index, field];
    const end = services.get(each.service);
    if (!territories.has(each.territory)) {
      yield { path: path('territory'), message: 'Territoire absent du fichier' };
    }
    if (end === undefined) {
      yield { path: path('service'), message: 'Service absent du fichier' };
    } else if (end.contract !== each.contract) {
      yield { path: path('service'), message: `Service du contrat ${end.contract}` };
    }
    if (each.validUntil !== null && each.validUntil <= each.validFrom) {
      yield { path: path('validUntil'), message: 'La fin précède le début' };
    }
  }
}

export function parseTerritoryFile(value: unknown): TerritoryFile {
  return parse(schema, value, 'Le fichier de territoire n’est pas valide');
}

/** Every error of a body at once, in French, located by JSON Pointer (RFC 6901). */
export function parse<T>(
  shape: z.ZodType<T>,
  value: unknown,
  what: string,
  code: ProblemCode = 'requete-invalide',
): T {
  const parsed = shape.safeParse(value, { error: fr().localeError });
  if (parsed.success) return parsed.data;
  // A broken file may have an error a line; the first hundred say enough.
  const violations = parsed.error.issues.slice(0, 100).map(violation);
  throw new Problem(code, {
    detail: `${what} : ${parsed.error.issues.length} erreur(s).`,
    violations,
  });
}

function violation({ path, message }: z.core.$ZodIssue): Violation {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { path: steps.map((step) => `/${step}`).join(''), message };
}
