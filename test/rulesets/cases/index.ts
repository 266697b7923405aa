import type { Cases } from './case.ts';
import { data } from './data.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { identity } from './identity.ts';
import { announced } from './next.ts';
import { security } from './security.ts';

export const cases: Cases = {
  ...identity,
  ...security,
  ...errors,
  ...data,
  ...documentation,
  ...announced,
};
