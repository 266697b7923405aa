/**
 * Judges the cases named on standard input, one JSON line each on standard output, in a process that
 * can neither call out nor generate code. Run as a child, so that a case which would never end, or
 * would bring the process down, is seen as such and named.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { lint } from '../../src/lint/lint.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';
import { loadResolver } from '../../src/lint/stoplight.ts';
import type { HostileCase, HostileResult } from './case.ts';
import { CASES } from './cases.ts';
import { forbidOutside, touched } from './outside.ts';

const names: readonly string[] = JSON.parse(readFileSync(0, 'utf8'));
const runs = Number(process.env.HOSTILE_RUNS ?? 1);
// What the engine loads only when it is needed is code of ours: loaded before the doors close.
await loadResolver();
forbidOutside();

for (const name of names) {
  const known = CASES.find((each) => each.name === name);
  if (known === undefined) throw new Error(`no case ${name}`);
  // Told before it runs: the last name that was told is the one that never came back.
  process.stdout.write(`${JSON.stringify({ begins: name })}\n`);
  process.stdout.write(`${JSON.stringify(await judge(known))}\n`);
}
if (touched.length > 0) throw new Error(`called out: ${touched.join(', ')}`);

async function judge(known: HostileCase): Promise<HostileResult> {
  const ruleset = await loadRuleset(known.ruleset ?? 'spectral:oas');
  if (ruleset === undefined) throw new Error(`no ruleset ${known.ruleset}`);
  const files = filesOf(known);
  const began = performance.now();
  const first = (await lint(files, ruleset)).report;
  const ms = performance.now() - began;
  const digests = [first.digest];
  for (let run = 1; run < runs; run++) digests.push((await lint(files, ruleset)).report.digest);
  const inconclusive: Record<string, string> = {};
  for (const { outcomes } of first.documents) {
    for (const { rule, outcome, why } of outcomes) {
      if (outcome === 'inconclusive') inconclusive[rule] = why ?? '';
    }
  }
  const findings = first.documents.flatMap((document) => document.findings);
  return {
    name: known.name,
    verdict: first.verdict,
    obstacles: first.documents.flatMap((document) => document.obstacles),
    inconclusive,
    findings: [...new Set(findings.map(({ rule }) => rule))].sort(),
    widest: findings.reduce((most, each) => Math.max(most, JSON.stringify(each).length), 0),
    total: findings.length,
    digests,
    ms: Math.round(ms),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function filesOf({ make }: HostileCase) {
  const made = make();
  const whole = typeof made === 'string' || made instanceof Uint8Array;
  return Object.entries(whole ? { 'document.yaml': made } : made).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
}
