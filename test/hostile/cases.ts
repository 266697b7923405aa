import type { HostileCase } from './case.ts';
import { nesting } from './cases/nesting.ts';
import { patterns } from './cases/patterns.ts';
import { references } from './cases/references.ts';
import { schemas } from './cases/schemas.ts';
import { shapes } from './cases/shapes.ts';
import { texts } from './cases/texts.ts';
import { volume } from './cases/volume.ts';
import { yaml } from './cases/yaml.ts';

export const CASES: readonly HostileCase[] = [
  ...texts,
  ...shapes,
  ...yaml,
  ...nesting,
  ...references,
  ...schemas,
  ...patterns,
  ...volume,
];
