/** How somebody has a verification kept: behind an address that is its key, or published. */
export const KEEPS = ['private', 'public'] as const;
export type Keep = (typeof KEEPS)[number];
