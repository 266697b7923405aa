import type { Verifications } from '../../src/model/ports.ts';

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
};
