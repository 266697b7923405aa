import { DurableObject } from 'cloudflare:workers';
import { refresh } from '../gateway/handle.ts';
import { announcing, createLedger, type Entry, ledgerName } from '../gateway/write.ts';
import type { Catalogue, Write, WriteAnswer, Writes } from '../model/ports.ts';
import type { Bindings } from './bindings.ts';
import { outsideOf } from './outside.ts';
import { systemClock } from './runtime.ts';

/** What the isolates see of the object. */
export interface LedgerObject extends Rpc.DurableObjectBranded {
  carry(write: Write): Promise<WriteAnswer>;
}

/** How long a key is remembered: a consumer that repeats later has other means to know. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const ENTRY = 'entry';

/** The Durable Object class over a catalogue; one instance per idempotency key (gateway/write.ts). */
export function ledgerObject(catalogue: Catalogue) {
  return class extends DurableObject implements LedgerObject {
    readonly #ledger: ReturnType<typeof createLedger>;

    constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
      super(ctx, env);
      const { kv } = ctx.storage;
      const { outside } = outsideOf(catalogue, env);
      this.#ledger = createLedger(
        {
          load: () => kv.get<Entry>(ENTRY),
          save: (entry) => {
            kv.put(ENTRY, entry);
            void ctx.storage.setAlarm(systemClock.now().getTime() + KEPT_MS);
          },
          forget: () => void kv.delete(ENTRY),
        },
        (write, sent) =>
          refresh(write, { ...outside, openDialogue: announcing(outside.openDialogue, sent) }),
      );
    }

    async carry(write: Write): Promise<WriteAnswer> {
      const carrying = this.#ledger.carry(write);
      // The consumer may leave; what became of its write is still to be remembered.
      this.ctx.waitUntil(carrying.catch(() => undefined));
      return carrying;
    }

    override async alarm(): Promise<void> {
      await this.ctx.storage.deleteAll();
    }
  };
}

export function durableWrites(namespace: Bindings['LEDGERS']): Writes {
  return {
    async carry(write) {
      return namespace.getByName(await ledgerName(write)).carry(write);
    },
  };
}
