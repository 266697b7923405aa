import { PROFILES } from '../generated/rulesets/profiles.ts';
import type { Profile } from '../model/profile.ts';

export { PROFILES };

/** A profile of ours, of the working version of its ruleset. */
export function builtInProfile(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
