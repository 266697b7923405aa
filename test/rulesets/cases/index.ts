import type { Cases } from './case.ts';
import { data } from './data.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { identity } from './identity.ts';
import { naming } from './naming.ts';
import { security } from './security.ts';
import { values } from './values.ts';

export const cases: Cases = {
  ...identity,
  ...security,
  ...errors,
  ...data,
  ...naming,
  ...values,
  ...documentation,
};
