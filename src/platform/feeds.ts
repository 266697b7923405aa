import { feedName } from '../gateway/feed-name.ts';
import type { Feeds } from '../model/ports.ts';
import type { Bindings } from './bindings.ts';

/** Each feed is read through the one object of its name, whichever isolate asks. */
export function durableFeeds(namespace: Bindings['FEEDS']): Feeds {
  return {
    async read(query) {
      const feed = namespace.getByName(await feedName(query));
      return feed.read(query);
    },
  };
}
