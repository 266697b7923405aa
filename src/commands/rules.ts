import process from 'node:process';
import { rulesets } from '../generated/rulesets/catalogue.ts';

/** `prise rules`: every rule with its severity and title, one a line. */
export async function run(_args: readonly string[]): Promise<number> {
  for (const { id, version, digest, rules } of rulesets) {
    process.stdout.write(`${id} ${version} (sha256 ${digest})\n`);
    const width = Math.max(...rules.map((rule) => rule.id.length));
    for (const rule of rules) {
      process.stdout.write(
        `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(5)}  ${rule.title}\n`,
      );
    }
  }
  return 0;
}
