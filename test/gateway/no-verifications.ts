import type {
  Admission,
  Later,
  Profiles,
  Swaps,
  Tokens,
  Verifications,
} from '../../src/model/ports.ts';

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

/** Where nothing is recorded, tried or swapped, and nothing is done after the answer. */
export const NO_SWAPS: {
  readonly swaps: Swaps;
  readonly later: Later;
  readonly lateAdmission: Admission;
} = {
  swaps: {
    record: refuse,
    recorded: async () => [],
    keep: refuse,
    find: async () => undefined,
    list: async () => [],
    trial: async () => undefined,
    open: refuse,
    observe: refuse,
    commit: refuse,
    rollBack: refuse,
  },
  later: () => undefined,
  lateAdmission: { enter: () => 'full', leave: () => undefined },
};
