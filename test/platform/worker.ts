/** The object under test over the small catalogue of the gateway's own tests. */
import { feedObject } from '../../src/platform/feed.ts';
import { catalogue } from '../gateway/fixture.ts';

export const Feed = feedObject(catalogue);
export default { fetch: () => new Response(null, { status: 404 }) };
