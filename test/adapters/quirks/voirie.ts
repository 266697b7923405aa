/** Traffic orders and works: the ways of DiaLog, Litteralis and the portals. */
import type { Quirk } from '../quirk.ts';
import { datexQuirks } from '../voirie/datex-quirks.ts';
import { litteralisQuirks } from '../voirie/litteralis-quirks.ts';
import { portalQuirks } from '../voirie/portal-quirks.ts';

export const quirks: readonly Quirk[] = [...datexQuirks, ...litteralisQuirks, ...portalQuirks];
