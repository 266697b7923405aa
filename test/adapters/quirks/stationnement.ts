/** Peculiarities of the vendors of car parks (territory.md §1.5 and §1.15), each with its witness. */
import type { Quirk } from '../quirk.ts';
import { datex2Quirks } from '../stationnement/datex2.ts';
import { opendatasoftQuirks } from '../stationnement/opendatasoft.ts';
import { parkapiQuirks } from '../stationnement/parkapi.ts';

export const quirks: readonly Quirk[] = [...opendatasoftQuirks, ...datex2Quirks, ...parkapiQuirks];
