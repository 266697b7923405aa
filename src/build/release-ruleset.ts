/**
 * `npm run release:ruleset -- YYYY-MM-DD`: freezes the working version of the ruleset. What it says
 * then is what it says for ever; who may run it, and when: RELEASING.md.
 */
import process from 'node:process';
import { RULESETS, readMember } from './generate-rulesets.ts';
import { freeze } from './rulesets/releases.ts';

const [date = '', id = RULESETS[0]] = process.argv.slice(2);
if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
  throw new Error('usage: npm run release:ruleset -- YYYY-MM-DD');
}
const { edition, releases } = await readMember(id);
const { version, digest } = edition;
if (releases.some((release) => release.version === version)) {
  process.stdout.write(`${id} ${version} is released already, and unchanged: ${digest}\n`);
} else {
  await freeze(edition, date);
  process.stdout.write(
    `${id} ${version} is released: ${digest}\nCommit rulesets/releases/${id}.\n`,
  );
}
