import {
  type EvaluatedItems,
  type EvaluatedProperties,
  type Properties,
  type Run,
  type Scope,
  Slot,
} from './types.ts';

/**
 * Which properties and items a schema has evaluated: known when compiling, or held in a slot of the
 * running function when it depends on the data. Ajv decides this while generating code; the same
 * decisions are taken here in the same order, as its rare oddities depend on them.
 */
export type Op = (run: Run) => void;

export function newSlot(it: Scope): Slot {
  return new Slot(it.unit.slots++);
}

type SlotProps = true | Properties | undefined;
type SlotItems = true | number | undefined;

function openProps(run: Run, to: Slot): Properties {
  const known = run.slots[to.index] as Properties | undefined;
  if (known) return known;
  const created: Properties = {};
  run.slots[to.index] = created;
  return created;
}

function mergePropNames(from: Slot, to: Slot): Op {
  return (run) => {
    const source = run.slots[from.index] as SlotProps;
    if (run.slots[to.index] === true || source === undefined) return;
    if (source === true) run.slots[to.index] = true;
    else Object.assign(openProps(run, to), source);
  };
}

function mergePropsToSlot(from: true | Properties, to: Slot): Op {
  return (run) => {
    if (run.slots[to.index] === true) return;
    if (from === true) {
      run.slots[to.index] = true;
    } else {
      const target = openProps(run, to);
      for (const name of Object.keys(from)) target[name] = true;
    }
  };
}

/** A fresh variable holding the statically known properties. */
export function propsToSlot(it: Scope, ops: Op[], from: true | Properties | undefined): Slot {
  const slot = newSlot(it);
  ops.push((run) => {
    run.slots[slot.index] = from === true ? true : { ...from };
  });
  return slot;
}

export function mergeProps(
  it: Scope,
  ops: Op[],
  from: true | Properties | Slot,
  to: Exclude<EvaluatedProperties, true>,
  toSlot = false,
): EvaluatedProperties {
  let merged: true | Properties | Slot;
  if (to === undefined) {
    merged = from;
  } else if (to instanceof Slot) {
    ops.push(from instanceof Slot ? mergePropNames(from, to) : mergePropsToSlot(from, to));
    merged = to;
  } else if (from instanceof Slot) {
    ops.push(mergePropsToSlot(to, from));
    merged = from;
  } else {
    merged = from === true ? true : { ...from, ...to };
  }
  return toSlot && !(merged instanceof Slot) ? propsToSlot(it, ops, merged) : merged;
}

function maxItems(to: SlotItems, from: SlotItems): SlotItems {
  // comparisons with undefined are false, as in the generated code
  return (to as number) > (from as number) ? to : from;
}

function mergeItemsOp(from: true | number | Slot, to: Slot): Op {
  return (run) => {
    const target = run.slots[to.index] as SlotItems;
    const source = from instanceof Slot ? (run.slots[from.index] as SlotItems) : from;
    if (target === true || source === undefined) return;
    run.slots[to.index] = source === true ? true : maxItems(target, source);
  };
}

export function mergeItems(
  it: Scope,
  ops: Op[],
  from: true | number | Slot,
  to: Exclude<EvaluatedItems, true>,
  toSlot = false,
): EvaluatedItems {
  let merged: true | number | Slot;
  if (to === undefined) {
    merged = from;
  } else if (to instanceof Slot) {
    ops.push(mergeItemsOp(from, to));
    merged = to;
  } else if (from instanceof Slot) {
    ops.push(mergeItemsOp(to, from));
    merged = from;
  } else {
    merged = from === true ? true : Math.max(from, to);
  }
  if (!toSlot || merged instanceof Slot) return merged;
  const value = merged;
  const slot = newSlot(it);
  ops.push((run) => {
    run.slots[slot.index] = value;
  });
  return slot;
}

/** Takes over what a subschema of the same data has evaluated. */
export function mergeEvaluated(it: Scope, from: Scope, toSlot = false): Op[] {
  const ops: Op[] = [];
  if (!it.opts.unevaluated) return ops;
  if (it.props !== true && from.props !== undefined) {
    it.props = mergeProps(it, ops, from.props, it.props, toSlot);
  }
  if (it.items !== true && from.items !== undefined) {
    it.items = mergeItems(it, ops, from.items, it.items, toSlot);
  }
  return ops;
}

/** The same when the subschema may fail; undefined when there is nothing left to learn. */
export function mergeValidEvaluated(it: Scope, from: Scope): Op[] | undefined {
  if (!it.opts.unevaluated || (it.props === true && it.items === true)) return undefined;
  return mergeEvaluated(it, from, true);
}

export function perform(ops: Op[] | undefined, run: Run): void {
  if (ops !== undefined) for (const op of ops) op(run);
}
