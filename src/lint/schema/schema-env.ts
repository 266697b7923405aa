import type { Schema, SchemaObject, Unit, ValidateFunction } from './types.ts';
import { normalizeId } from './uri.ts';

export type LocalRefs = { [ref: string]: SchemaObject | undefined };

interface SchemaEnvArguments {
  schema: Schema;
  schemaId: 'id' | '$id';
  root?: SchemaEnv;
  baseId?: string | undefined;
  localRefs?: LocalRefs | undefined;
  meta?: boolean | undefined;
}

/** A schema that has, or will have, its own validation function. */
export class SchemaEnv {
  readonly schema: Schema;
  readonly root: SchemaEnv;
  readonly baseId: string;
  readonly localRefs: LocalRefs | undefined;
  readonly meta: boolean | undefined;
  readonly $async: unknown;
  /** Plain objects like Ajv's, whose answers for "constructor" or "toString" are reproduced. */
  readonly refs: { [ref: string]: SchemaEnv | Schema | undefined } = {};
  readonly dynamicAnchors: { [anchor: string]: true | undefined } = {};
  unit: Unit | undefined;
  validate: ValidateFunction | undefined;
  /** Subschemas compiled for this root so far, against MAX_SCHEMA_NODES. */
  nodes = 0;

  constructor(given: SchemaEnvArguments) {
    const schema = typeof given.schema === 'object' ? given.schema : undefined;
    this.schema = given.schema;
    this.root = given.root ?? this;
    this.baseId = given.baseId ?? normalizeId(schema?.[given.schemaId] as string | undefined);
    this.localRefs = given.localRefs;
    this.meta = given.meta;
    this.$async = schema?.$async;
  }
}
