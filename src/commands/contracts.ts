import process from 'node:process';
import { contracts } from '../contracts/index.ts';

/** `prise contracts`: every contract with the norm it carries and its operations. */
export async function run(_args: readonly string[]): Promise<number> {
  for (const { ref, title, norm, operations } of contracts) {
    process.stdout.write(`${ref}  ${title} (${norm.name} ${norm.version})\n`);
    for (const { method, path, summary } of operations) {
      process.stdout.write(`  ${method} ${path}  ${summary}\n`);
    }
  }
  return 0;
}
