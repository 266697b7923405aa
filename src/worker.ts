/** Entry of the Worker: wiring and nothing else. */
import { adapters } from './adapters/index.ts';
import { judgeDeposit } from './api/judge.ts';
import { createApp } from './app.ts';
import { contracts } from './contracts/index.ts';
import { parseConfig } from './env.ts';
import { boundedAdmission } from './gateway/admit.ts';
import { LIMITS } from './gateway/limits.ts';
import { boundedMemory, remembered } from './gateway/memory.ts';
import { issuerOf, jwtTokens } from './gateway/tokens.ts';
import type { Bindings } from './platform/bindings.ts';
import { feedObject } from './platform/feed.ts';
import { durableFeeds } from './platform/feeds.ts';
import { durableWrites, ledgerObject } from './platform/ledger.ts';
import { d1Profiles } from './platform/profiles.ts';
import { queueConsumer } from './platform/queue.ts';
import { d1Registry } from './platform/registry.ts';
import { consoleJournal, laterOf, newId, systemClock } from './platform/runtime.ts';
import { d1Swaps } from './platform/swaps.ts';
import { durableVerifications } from './platform/verifications.ts';

const catalogue = { contracts, adapters };
const memory = boundedMemory();
const admission = boundedAdmission(LIMITS.inFlight, LIMITS.inFlightShare);
const lateAdmission = boundedAdmission(LIMITS.lateAtOnce, LIMITS.lateAtOnce);

const portsOf: Parameters<typeof createApp>[0] = (c) => {
  // Hono leaves the type of `env` to whoever deploys: wrangler.toml is what declares it.
  const env = c.env as Bindings;
  const config = parseConfig(env);
  return {
    config,
    clock: systemClock,
    catalogue,
    admission,
    registry: d1Registry(env.DB),
    feeds: remembered(durableFeeds(env.FEEDS), memory, systemClock),
    writes: durableWrites(env.LEDGERS),
    tokens: jwtTokens(issuerOf(config), systemClock),
    journal: consoleJournal,
    verifications: durableVerifications(env),
    profiles: d1Profiles(env.DB),
    swaps: d1Swaps(env.DB),
    later: laterOf(c.executionCtx),
    lateAdmission,
    newId,
  };
};

const app = createApp(portsOf);

export const Feed = feedObject(catalogue);
export const Ledger = ledgerObject(catalogue);
export { Verification } from './platform/verification.ts';
export default { fetch: app.fetch, queue: queueConsumer(durableVerifications, judgeDeposit) };
