import type { Profiles, Tokens, Verifications } from '../../src/model/ports.ts';

async function refuse(): Promise<never> {
  throw new Error('nothing here is judged later');
}

/** Where no verification is ever put off. */
export const NO_VERIFICATIONS: Verifications = {
  submit: refuse,
  status: async () => undefined,
  submission: refuse,
  tell: refuse,
  conclude: refuse,
  result: refuse,
  fail: refuse,
  keep: refuse,
  erase: async () => 'unknown',
};

/** Where no authority made a profile. */
export const NO_PROFILES: Profiles = {
  find: async () => undefined,
  list: async () => [],
  keep: refuse,
};

/** Where no token is any good. */
export const NO_TOKENS: Tokens = { verify: async () => undefined };
