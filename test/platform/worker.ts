/** The objects under test over the small catalogue of the gateway's own tests. */
import { feedObject } from '../../src/platform/feed.ts';
import { ledgerObject } from '../../src/platform/ledger.ts';
import { queueConsumer } from '../../src/platform/queue.ts';
import { durableVerifications } from '../../src/platform/verifications.ts';
import { catalogue } from '../gateway/fixture.ts';
import { judgeOrCrash } from './judge.ts';

export const Feed = feedObject(catalogue);
export const Ledger = ledgerObject(catalogue);
export { Verification } from '../../src/platform/verification.ts';
export default {
  fetch: () => new Response(null, { status: 404 }),
  queue: queueConsumer(durableVerifications, judgeOrCrash),
};
