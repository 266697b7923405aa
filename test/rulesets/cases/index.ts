import type { Cases } from './case.ts';
import { data } from './data.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { identity } from './identity.ts';
import { lifecycle } from './lifecycle.ts';
import { reading } from './reading.ts';
import { security } from './security.ts';

export const cases: Cases = {
  ...identity,
  ...security,
  ...errors,
  ...data,
  ...documentation,
  ...lifecycle,
  ...reading,
};
