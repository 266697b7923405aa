import type { Run, Scope } from './types.ts';

const INTERPOLATION = /\$\{([^}]+)\}/g;
const JSON_POINTER = /^\/(?:[^~]|~0|~1)*$/;
const RELATIVE_JSON_POINTER = /^([0-9]+)(#|\/(?:[^~]|~0|~1)*)?$/;

type Lookup = (data: unknown, run: Run) => unknown;
export type Template = (data: unknown, run: Run) => string;

function follow(value: unknown, pointer: string): unknown {
  let current = value;
  for (const segment of pointer.split('/')) {
    if (!segment) continue;
    // Ajv's `a && a.b && a.b.c`: the first falsy value is the answer
    if (!current) return current;
    const name = segment.replace(/~1/g, '/').replace(/~0/g, '~');
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

/** The value `up` levels above the current one, found from the root along the current path. */
function ancestor(run: Run, data: unknown, up: number): unknown {
  if (up === 0) return data;
  let current: unknown = run.rootData;
  for (let i = 0; i < run.depth - up; i++) {
    current = (current as Record<string, unknown> | undefined)?.[run.path[i] as string];
  }
  return current;
}

function lookupOf(pointer: string, { dataLevel }: Scope): Lookup {
  if (pointer.startsWith('/')) {
    if (!JSON_POINTER.test(pointer)) throw new Error(`Invalid JSON-pointer: ${pointer}`);
    return (_data, run) => follow(run.rootData, pointer);
  }
  const match = RELATIVE_JSON_POINTER.exec(pointer);
  if (!match) throw new Error(`Invalid JSON-pointer: ${pointer}`);
  const up = Number(match[1]);
  const rest = match[2];
  const tooFar = (what: string): Error =>
    new Error(`Cannot access ${what} ${up} levels up, current level is ${dataLevel}`);
  if (rest === '#') {
    if (up >= dataLevel) throw tooFar('property/index');
    return (_data, run) => run.path[run.depth - 1 - up];
  }
  if (up > dataLevel) throw tooFar('data');
  return (data, run) => {
    const value = ancestor(run, data, up);
    return rest ? follow(value, rest) : value;
  };
}

/** `"…${/pointer}…"`, with the values as JSON. */
export function templateOf(message: string, it: Scope): Template {
  const texts: string[] = [];
  const lookups: Lookup[] = [];
  let end = 0;
  for (const match of message.matchAll(INTERPOLATION)) {
    texts.push(message.slice(end, match.index));
    lookups.push(lookupOf(match[1] as string, it));
    end = match.index + match[0].length;
  }
  const tail = message.slice(end);
  return (data, run) => {
    let text = '';
    for (let i = 0; i < texts.length; i++) {
      text += `${texts[i]}${JSON.stringify(lookups[i]?.(data, run))}`;
    }
    return text + tail;
  };
}
