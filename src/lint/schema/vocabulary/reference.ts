import { callUnit, compileEnv, compileSubschema } from '../compile.ts';
import { addErrors, gate } from '../errors.ts';
import { mergeEvaluated, mergeItems, mergeProps, newSlot, type Op, perform } from '../evaluated.ts';
import { MissingRefError } from '../ref-error.ts';
import { resolveRef } from '../resolve.ts';
import { SchemaEnv } from '../schema-env.ts';
import { checkStrictMode } from '../strict.ts';
import {
  GO,
  type KeywordDefinition,
  type KeywordUse,
  LEAVE,
  type ObjectScope,
  type Run,
  type Schema,
  SKIP,
  type Status,
  type Step,
  type Unit,
} from '../types.ts';

type Target = (run: Run) => Unit;

/** Takes over what the called function evaluated, as far as it is known while compiling. */
function addEvaluatedFrom(it: ObjectScope, target: Target, known: Unit | undefined): Op[] {
  const ops: Op[] = [];
  if (!it.opts.unevaluated) return ops;
  const evaluated = known?.evaluated;
  if (it.props !== true) {
    if (evaluated && !evaluated.dynamicProps) {
      if (evaluated.props !== undefined) it.props = mergeProps(it, ops, evaluated.props, it.props);
    } else {
      const props = newSlot(it);
      ops.push((run) => {
        run.slots[props.index] = target(run).evaluated?.props;
      });
      it.props = mergeProps(it, ops, props, it.props, true);
    }
  }
  if (it.items !== true) {
    if (evaluated && !evaluated.dynamicItems) {
      if (evaluated.items !== undefined) it.items = mergeItems(it, ops, evaluated.items, it.items);
    } else {
      const items = newSlot(it);
      ops.push((run) => {
        run.slots[items.index] = target(run).evaluated?.items;
      });
      it.items = mergeItems(it, ops, items, it.items, true);
    }
  }
  return ops;
}

function callRef({ it }: KeywordUse, target: Target, known?: Unit): Step {
  const ops = addEvaluatedFrom(it, target, known);
  return (data, run) => {
    const unit = target(run);
    if (callUnit(unit, data, run)) {
      perform(ops, run);
      return GO;
    }
    addErrors(run, unit.errors);
    return gate(it, false);
  };
}

/** The function of a schema; while that is being compiled, wherever it will be. */
function unitOf(env: SchemaEnv): Target {
  const { unit } = env;
  return unit ? () => unit : () => env.unit as Unit;
}

function inlineRef({ it, value }: KeywordUse, schema: Schema): Step | undefined {
  const path = { parent: undefined, head: value as string, key: undefined };
  const sub = compileSubschema(it, { schema, path, dataTypes: [] });
  const ops = mergeEvaluated(it, sub.it);
  const { step } = sub;
  if (step === undefined && ops.length === 0) return undefined;
  return (data, run) => {
    const status = step === undefined ? GO : step(data, run);
    if (status === LEAVE) return LEAVE;
    perform(ops, run);
    return status === SKIP ? gate(it, false) : GO;
  };
}

export const ref: KeywordDefinition = {
  keyword: '$ref',
  schemaType: 'string',
  interpret: (use) => {
    const { it, value } = use;
    const { env, baseId } = it;
    const { root } = env;
    const target = value as string;
    if ((target === '#' || target === '#/') && baseId === root.baseId) {
      if (root.$async && !env.$async) throw asyncInSync();
      return env === root
        ? callRef(use, () => it.unit, root.unit)
        : callRef(use, unitOf(root), root.unit);
    }
    const found = resolveRef(it.ajv, root, baseId, target);
    if (found === undefined) throw new MissingRefError(baseId, target);
    if (!(found instanceof SchemaEnv)) return inlineRef(use, found);
    if (found.$async && !env.$async) throw asyncInSync();
    return callRef(use, unitOf(found), found.unit);
  },
};

function asyncInSync(): Error {
  return new Error('async schema referenced by sync schema');
}

function bindAnchor({ it }: KeywordUse, anchor: string): Step {
  const { ajv, env, schema } = it;
  env.root.dynamicAnchors[anchor] = true;
  const target = isTop(it) ? () => it.unit : unitOf(compileAnchored(it));
  return (_data, run) => {
    run.anchors ??= Object.create(null) as Record<string, Unit | undefined>;
    if (!run.anchors[anchor]) run.anchors[anchor] = target(run);
    return GO;
  };

  function compileAnchored(scope: ObjectScope): SchemaEnv {
    const { root, baseId, localRefs, meta } = scope.env.root;
    const { schemaId } = ajv.opts;
    const anchored = new SchemaEnv({ schema, schemaId, root, baseId, localRefs, meta });
    compileEnv(ajv, anchored);
    return anchored;
  }
}

function isTop({ path }: ObjectScope): boolean {
  return path.parent === undefined && path.key === undefined && path.head === '#';
}

function followAnchor(use: KeywordUse): Step {
  const { it, keyword } = use;
  const target = use.value as string;
  if (target[0] !== '#') throw new Error(`"${keyword}" only supports hash fragment reference`);
  const anchor = target.slice(1);
  const own = (): Unit => it.unit;
  let follow: Step;
  if (Object.hasOwn(it.env.root.dynamicAnchors, anchor)) {
    const dynamic = callRef(use, (run) => run.anchors?.[anchor] ?? it.unit);
    const fallback = callRef(use, own);
    follow = (data, run) => (run.anchors?.[anchor] ? dynamic : fallback)(data, run);
  } else {
    follow = callRef(use, own);
  }
  if (it.allErrors) return follow;
  // Ajv shadows the variable that should say it was valid: the rest of the group is never evaluated
  return (data, run): Status => {
    follow(data, run);
    return SKIP;
  };
}

export const dynamicAnchor: KeywordDefinition = {
  keyword: '$dynamicAnchor',
  schemaType: 'string',
  interpret: (use) => bindAnchor(use, use.value as string),
};

export const recursiveAnchor: KeywordDefinition = {
  keyword: '$recursiveAnchor',
  schemaType: 'boolean',
  interpret: (use) => {
    if (use.value) return bindAnchor(use, '');
    checkStrictMode(use.it, '$recursiveAnchor: false is ignored');
    return undefined;
  },
};

export const dynamicRef: KeywordDefinition = {
  keyword: '$dynamicRef',
  schemaType: 'string',
  interpret: followAnchor,
};

export const recursiveRef: KeywordDefinition = {
  keyword: '$recursiveRef',
  schemaType: 'string',
  interpret: followAnchor,
};

export const id: KeywordDefinition = {
  keyword: 'id',
  interpret: () => {
    throw new Error('NOT SUPPORTED: keyword "id", use "$id" for schema ID');
  },
};
