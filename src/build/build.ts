/** `npm run build`: what `specs/` and `rulesets/` say is compiled into `src/generated`, then bundled. */
import { bundleBrowser, bundleCli, bundleLibrary, bundleWorker, linkCli } from './bundle.ts';
import { copyAssets } from './copy-assets.ts';
import { generateContracts } from './generate-contracts.ts';
import { generateEngine } from './generate-engine.ts';
import { generateRulesets } from './generate-rulesets.ts';
import { declareLibrary } from './library-types.ts';

await Promise.all([generateContracts(), generateEngine(), generateRulesets()]);
await Promise.all([bundleWorker(), bundleCli(), bundleLibrary(), bundleBrowser(), copyAssets()]);
await declareLibrary();
await linkCli();
