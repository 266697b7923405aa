import { DurableObject } from 'cloudflare:workers';
import { contractOfService } from '../gateway/capability.ts';
import { createFeed, EMPTY_FEED, type Feed, type FeedState } from '../gateway/feed.ts';
import { type Outside, refresh } from '../gateway/handle.ts';
import type { Catalogue, FeedAnswer, FeedQuery } from '../model/ports.ts';
import { outsideOf } from './outside.ts';
import { systemClock } from './runtime.ts';
import { loadState, saveState } from './snapshots.ts';

/** What the isolates see of the object. */
export interface FeedObject extends Rpc.DurableObjectBranded {
  read(query: FeedQuery): Promise<FeedAnswer>;
}

/**
 * A feed that nobody reads leaves no trace: after a day without a refresh its storage is erased. A
 * reconfigured service has feeds of other names, so the former ones would otherwise stay for ever.
 */
const IDLE_MS = 24 * 60 * 60 * 1000;

/** The Durable Object class over a catalogue; one instance per upstream feed (feed-name.ts). */
export function feedObject(catalogue: Catalogue) {
  return class extends DurableObject implements FeedObject {
    readonly #feed: Feed;
    readonly #outside: Outside;
    readonly #backOffMs: number;

    constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
      super(ctx, env);
      const { config, outside } = outsideOf(catalogue, env);
      this.#backOffMs = config.CALL_BACK_OFF_MS;
      this.#outside = outside;
      this.#feed = createFeed({ clock: systemClock, ...persistence(ctx.storage) });
    }

    async read(asked: FeedQuery): Promise<FeedAnswer> {
      const contract = contractOfService(asked.service, catalogue);
      const operation = contract?.operations.find(({ id }) => id === asked.operation);
      const rules = { staleSeconds: operation?.staleSeconds ?? 0, backOffMs: this.#backOffMs };
      const answering = this.#feed.read(() => refresh(asked, this.#outside), rules);
      // The flight outlives the consumer that started it: others wait for it.
      this.ctx.waitUntil(answering.catch(() => undefined));
      return answering;
    }

    override async alarm(): Promise<void> {
      await this.ctx.storage.deleteAll();
    }
  };
}

function persistence(storage: DurableObjectStorage) {
  let former: FeedState = EMPTY_FEED;
  return {
    load(): FeedState {
      former = loadState(storage);
      return former;
    },
    save(state: FeedState): void {
      saveState(storage, former, state);
      former = state;
      void storage.setAlarm(systemClock.now().getTime() + IDLE_MS);
    },
  };
}
