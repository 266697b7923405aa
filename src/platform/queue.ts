import type { Verifications } from '../model/ports.ts';
import type { QueuedVerification } from './verifications.ts';

/** Where the queue puts what was tried as often as wrangler.toml allows. */
const ABANDONED = 'prise-verifications-abandonnees';

/**
 * The consumer of both queues. A verification that fails, or that ends its isolate by memory or time
 * so that no `catch` is reached, comes back by the queue's own count and then by the second queue:
 * whoever waits for it is told, and its documents are deleted.
 */
export function queueConsumer<Env>(
  verificationsOf: (env: Env) => Verifications,
  judge: (id: string, verifications: Verifications) => Promise<void>,
) {
  return async (batch: MessageBatch<QueuedVerification>, env: Env): Promise<void> => {
    const verifications = verificationsOf(env);
    for (const message of batch.messages) {
      const { id } = message.body;
      try {
        if (batch.queue === ABANDONED) await verifications.fail(id);
        else await judge(id, verifications);
        message.ack();
      } catch (error) {
        console.error(
          JSON.stringify({ kind: 'verification', ...traceOf(error, message.attempts) }),
        );
        message.retry();
      }
    }
  };
}

/**
 * Where it failed, and nothing else: neither the identifier nor what a message may quote of a
 * document is for whoever reads the journal.
 */
function traceOf(error: unknown, attempt: number) {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { attempt, name, frames: frames.map((line) => line.trim()) };
}
