import type { Cases } from './case.ts';
import { data } from './data.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { identity } from './identity.ts';
import { personal } from './personal.ts';
import { security } from './security.ts';
import { service } from './service.ts';

export const cases: Cases = {
  ...identity,
  ...security,
  ...errors,
  ...data,
  ...documentation,
  ...personal,
  ...service,
};
