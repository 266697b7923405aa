import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { spectral } from '../../src/reports/spectral.ts';
import { REPORT, SOURCES } from './fixture.ts';

const SEVERITY_NUMBERS = { error: 0, warn: 1, info: 2, hint: 3 };

/** Spectral's own formatter, out of the pinned `@stoplight/spectral-cli`. */
const require = createRequire(import.meta.resolve('@stoplight/spectral-cli/package.json'));
const stock: {
  json: (results: unknown, options: object) => string;
} = require('@stoplight/spectral-formatters');

it('prints the bytes of Spectral’s own formatter for the same findings', () => {
  const results = REPORT.documents.flatMap(({ findings }) =>
    findings.map(({ rule, severity, fingerprint, ...rest }) => ({
      ...rest,
      code: rule,
      severity: SEVERITY_NUMBERS[severity],
    })),
  );
  expect(spectral.render(REPORT, { sources: SOURCES })).toBe(stock.json(results, {}));
});
