import type { Profile } from '../model/profile.ts';

/** The profiles that the rulesets come with. */
export const PROFILES: readonly Profile[] = [];

export function builtInProfile(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
