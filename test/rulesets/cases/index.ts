import type { Cases } from './case.ts';
import { data } from './data.ts';
import { documentation } from './documentation.ts';
import { errors } from './errors.ts';
import { identity } from './identity.ts';
import { lifecycle } from './lifecycle.ts';
import { naming } from './naming.ts';
import { personal } from './personal.ts';
import { reading } from './reading.ts';
import { refusals } from './refusals.ts';
import { resilience } from './resilience.ts';
import { safety } from './safety.ts';
import { security } from './security.ts';
import { service } from './service.ts';
import { structure } from './structure.ts';
import { values } from './values.ts';

export const cases: Cases = {
  ...identity,
  ...structure,
  ...security,
  ...errors,
  ...data,
  ...naming,
  ...values,
  ...documentation,
  ...safety,
  ...refusals,
  ...resilience,
  ...personal,
  ...service,
  ...lifecycle,
  ...reading,
};
