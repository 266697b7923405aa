/** Departures: SIRI in many writings, protobuf, and local times without zone. */
import { gtfsQuirks } from '../passages/gtfs-quirks.ts';
import { navitiaQuirks } from '../passages/navitia-quirks.ts';
import { siriQuirks } from '../passages/siri-quirks.ts';
import type { Quirk } from '../quirk.ts';

export const quirks: readonly Quirk[] = [...siriQuirks, ...navitiaQuirks, ...gtfsQuirks];
