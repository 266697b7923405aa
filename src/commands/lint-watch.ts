import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { globBase, isGlob } from './glob.ts';

/** Editors write a file in several steps: what happens within this time is one change. */
const SETTLE_MS = 150;

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
  const runNext = () => {
    running = running.then(async () => {
      code = await run();
      process.stderr.write('En attente de modifications (Ctrl-C pour arrêter).\n');
    });
  };
  let timer: NodeJS.Timeout | undefined;
  const watchers = placesOf(names).map((place) =>
    watchPlace(place, (path) => {
      if (path === written) return;
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
