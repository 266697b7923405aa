/**
 * `node guard.ts PID`: ends the process group PID when its own standard input closes, that is when
 * whoever started it ends in whatever manner, `kill -9` included. workerd would live on otherwise.
 */
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** Time for wrangler to close its databases. */
const GRACE_MS = 3_000;

const group = -Number(process.argv[2]);

function signal(name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // Ended already.
    process.exit(0);
  }
}

// A Ctrl-C reaches the whole terminal: the guard leaves last.
for (const ignored of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(ignored, () => undefined);
process.stdin.resume().once('close', async () => {
  signal('SIGTERM');
  await setTimeout(GRACE_MS);
  signal('SIGKILL');
});
