import type { Quirk } from '../quirk.ts';
import { glpiQuirks } from './assistance/glpi.ts';
import { itopQuirks } from './assistance/itop.ts';
import { servicenowQuirks } from './assistance/servicenow.ts';

export const quirks: readonly Quirk[] = [...servicenowQuirks, ...glpiQuirks, ...itopQuirks];
