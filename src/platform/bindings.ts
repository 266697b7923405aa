import type { FeedObject } from './feed.ts';

/** What wrangler.toml declares; text variables and secrets are parsed by `env.ts`. */
export interface Bindings {
  readonly DB: D1Database;
  readonly FEEDS: DurableObjectNamespace<FeedObject>;
}
