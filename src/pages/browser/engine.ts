/** The engine in its Web Worker: started ahead of the first check, started again after a stop. */
import type { JudgeAnswer, JudgeRequest } from './messages.ts';

/** Beyond, a network that stalls would keep the person waiting: the server judges instead. */
const START_MS_MAX = 30_000;

export type Outcome = Exclude<JudgeAnswer, { kind: 'ready' | 'progress' }> | { kind: 'stopped' };

export interface Engine {
  /** Whether the browser can judge; settles once. */
  readonly ready: Promise<boolean>;
  judge(request: JudgeRequest, onProgress: (text: string) => void): Promise<Outcome>;
  /** Ends what is under way at once, mid-rule if need be. */
  stop(): void;
}

export function startEngine(): Engine {
  let current = launch();
  const { ready } = current;
  const restart = () => {
    current.stop();
    current = launch();
  };
  return {
    ready,
    async judge(request, onProgress) {
      const outcome = await current.judge(request, onProgress);
      if (outcome.kind === 'failed' && (await ready)) restart();
      return outcome;
    },
    stop: restart,
  };
}

function launch(): Engine {
  const { promise: ready, resolve } = Promise.withResolvers<boolean>();
  let settle: ((outcome: Outcome) => void) | undefined;
  let tell: ((text: string) => void) | undefined;
  const worker = create();
  const fail = () => {
    resolve(false);
    settle?.({ kind: 'failed' });
  };
  const late = setTimeout(fail, START_MS_MAX);
  if (worker === undefined) fail();
  else {
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.onmessage = ({ data }: MessageEvent<JudgeAnswer>) => {
      if (data.kind === 'ready') {
        clearTimeout(late);
        resolve(true);
      } else if (data.kind === 'progress') tell?.(data.text);
      else settle?.(data);
    };
  }
  return {
    ready,
    async judge(request, onProgress) {
      if (!(await ready)) return { kind: 'failed' };
      const outcome = Promise.withResolvers<Outcome>();
      settle = outcome.resolve;
      tell = onProgress;
      worker?.postMessage(request);
      return outcome.promise;
    },
    stop() {
      worker?.terminate();
      settle?.({ kind: 'stopped' });
    },
  };
}

function create(): Worker | undefined {
  try {
    return new Worker('/js/judge.js', { type: 'module', name: 'prise-lint' });
  } catch {
    return undefined;
  }
}
