/**
 * `node totals.mjs RESULTS STATUS`: one line from the results that vitest wrote (its JSON reporter)
 * and the exit status of `npm test`. Runs on Node 20, without any package.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [results = '', status = '1'] = process.argv.slice(2);

const { passed, failed, skipped } = count(read(results));
// Types, style or build broke before vitest ran, or something outside any test did.
const broken = status !== '0' && failed === 0 ? 1 : 0;
process.stdout.write(`${passed} passed, ${failed + broken} failed, ${skipped} skipped\n`);
process.exitCode = failed + broken > 0 || passed === 0 ? 1 : 0;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

/** A file that could not be loaded has failed without any test: it counts as one. */
function count({ testResults }) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { status: fileStatus, assertionResults } of testResults) {
    const failures = assertionResults.filter((test) => test.status === 'failed').length;
    totals.failed += failures;
    totals.passed += assertionResults.filter((test) => test.status === 'passed').length;
    totals.skipped += assertionResults.filter(
      (test) => !/^(?:passed|failed)$/.test(test.status),
    ).length;
    if (fileStatus === 'failed' && failures === 0) totals.failed += 1;
  }
  return totals;
}
