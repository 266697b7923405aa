/**
 * `npm run build:cli`: the command alone, for those who install it from a checkout (the action, the
 * GitLab template). Needs the dependencies only, `npm ci --omit=dev`.
 */
import { bundleCli } from './bundle.ts';
import { generateContracts } from './generate-contracts.ts';
import { generateEngine } from './generate-engine.ts';
import { generateRulesets } from './generate-rulesets.ts';

await Promise.all([generateContracts(), generateEngine(), generateRulesets()]);
await bundleCli();
