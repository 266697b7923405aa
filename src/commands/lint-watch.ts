import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { globBase, isGlob } from './glob.ts';

/** Editors write a file in several steps: what happens within this time is one change. */
const SETTLE_MS = 150;

/** What a description or a ruleset is written in; the rest of a folder is none of our business. */
const JUDGED = /\.(?:ya?ml|json|[cm]?js)$/i;

/** On a terminal the last report takes the place of the one before. */
const CLEAR = '\u001b[H\u001b[2J';

/** Where changes come by hundreds, and never from the person at the keyboard. */
const FOREIGN = /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/;

/**
 * Runs once, then again after each change where `names` lead, until Ctrl-C. Resolves to what the
 * last run resolved to. What the run itself writes (`output`) is no change.
 */
export async function watchAndRun(
  names: readonly string[],
  output: string | undefined,
  run: () => Promise<number>,
): Promise<number> {
  const written = output === undefined ? undefined : resolve(output);
  let code = 0;
  // One run at a time; a change during a run makes one more.
  let running = Promise.resolve();
  let again = false;
  const runNext = () => {
    running = running.then(async () => {
      if (again && process.stdout.isTTY) process.stdout.write(CLEAR);
      again = true;
      code = await run();
      process.stderr.write('En attente de modifications (Ctrl-C pour arrêter).\n');
    });
  };
  let timer: NodeJS.Timeout | undefined;
  const named = new Set(names.map((name) => resolve(name)));
  const watchers = placesOf(names).map((place) =>
    watchPlace(place, (path) => {
      if (path === written || !(named.has(path) || isJudged(path))) return;
      clearTimeout(timer);
      timer = setTimeout(runNext, SETTLE_MS);
    }),
  );
  runNext();
  await new Promise<void>((end) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => end());
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher?.close();
  await running;
  return code;
}

function isJudged(path: string): boolean {
  return JUDGED.test(path) && !FOREIGN.test(path);
}

interface Place {
  readonly folder: string;
  readonly recursive: boolean;
}

/** Folders, because editors replace a file by another of its name. */
function placesOf(names: readonly string[]): Place[] {
  return names.map((name) => {
    if (isGlob(name)) return { folder: globBase(name), recursive: true };
    const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder
      ? { folder: name, recursive: true }
      : { folder: dirname(name), recursive: false };
  });
}

function watchPlace(
  { folder, recursive }: Place,
  changed: (path: string) => void,
): FSWatcher | undefined {
  try {
    return watch(folder, { recursive }, (_, name) => changed(resolve(join(folder, name ?? ''))));
  } catch {
    // No such folder: the run has said so already.
    return undefined;
  }
}
