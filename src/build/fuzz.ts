/**
 * `npm run fuzz -- --seconds 60 --seed 1`: changes real documents, those of the rules and rulesets at
 * random, and holds the linter to what it promises of any input. What fails is printed with its seed
 * and kept in a file; it then becomes a case of `test/hostile/`.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { lint } from '../lint/lint.ts';
import { type LoadedRuleset, loadRuleset } from '../lint/rulesets.ts';
import { Ruleset, type RulesetDefinition, spectralFunctions } from '../lint/stoplight.ts';
import type { DocumentReport } from '../model/report.ts';
import { type Chance, chance, changeText } from './fuzz-changes.ts';

const root = resolve(import.meta.dirname, '../..');

/** Small ones: what they can teach, they teach a hundred times a minute. */
const SEED_BYTES_MAX = 40_000;

/** No document below the size of the seeds may take longer, on a slow machine under load. */
const SLOW_MS = 20_000;

export interface Failure {
  readonly round: number;
  readonly what: string;
  readonly text: string;
}

export interface Fuzzed {
  readonly rounds: number;
  readonly seeds: number;
  readonly failures: readonly Failure[];
  readonly verdicts: Readonly<Record<string, number>>;
  readonly slowestMs: number;
}

export async function fuzz(seconds: number, seed: number): Promise<Fuzzed> {
  const seeds = seedDocuments();
  const end = performance.now() + seconds * 1_000;
  const failures: Failure[] = [];
  const verdicts: Record<string, number> = {};
  let slowestMs = 0;
  let round = 0;
  for (; performance.now() < end; round++) {
    // Each round has its own beginning: a failure is made again without those before it.
    const random = chance(seed * 1_000_003 + round);
    const text = changeText(random.pick(seeds), seeds, random);
    const ruleset = await rulesetFor(random);
    // A document that never ends leaves its text behind.
    writeFileSync(join(tmpdir(), 'prise-fuzz-last.txt'), text);
    const start = performance.now();
    const { verdict, faults } = await attempt(text, ruleset);
    const ms = performance.now() - start;
    slowestMs = Math.max(slowestMs, ms);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    if (ms > SLOW_MS) faults.push(`took ${Math.round(ms)} ms`);
    for (const what of faults) failures.push({ round, what, text });
  }
  return { rounds: round, seeds: seeds.length, failures, verdicts, slowestMs };
}

function seedDocuments(): string[] {
  const own = globSync('rulesets/rules/*/{good,bad}.yaml', { cwd: root }).map((path) =>
    join(root, path),
  );
  const corpus = globSync(resolve(root, '../../shared/corpus/openapi/*'));
  return [...own, ...corpus]
    .filter((path) => statSync(path).size < SEED_BYTES_MAX)
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}

async function attempt(text: string, ruleset: LoadedRuleset) {
  const file = { name: 'fuzz.yaml', bytes: new TextEncoder().encode(text) };
  try {
    const first = await lint([file], ruleset);
    const second = await lint([file], ruleset);
    const [document] = first.report.documents;
    if (document === undefined) return { verdict: 'none', faults: ['no document in the report'] };
    const faults = faultsOf(document, first.sources.get(file.name) ?? '');
    if (first.report.digest !== second.report.digest) faults.push('two runs, two digests');
    return { verdict: document.verdict, faults };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { verdict: 'thrown', faults: [`threw ${what}`] };
  }
}

const VERDICTS = ['conforme', 'conforme-avec-reserves', 'non-conforme', 'non-evaluable'];

/** What a report may never hold, whatever it reports on. */
function faultsOf(document: DocumentReport, text: string): string[] {
  const faults: string[] = [];
  if (!VERDICTS.includes(document.verdict)) faults.push(`verdict ${document.verdict}`);
  const lines = text.split(/\r\n|\r|\n/);
  // Behind a syntax error the parser's positions are its own, past the end of a line at times.
  const broken = document.findings.some(({ rule }) => rule === 'parser');
  for (const { rule, range, source, path } of document.findings) {
    if (source !== document.name || broken) continue;
    for (const { line, character } of [range.start, range.end]) {
      // Behind the last line stands an end of file.
      const length = line === lines.length ? 0 : (lines[line]?.length ?? -1);
      // A line break of two characters belongs to its line.
      if (length < 0 || character < 0 || character > length + 2) {
        faults.push(`${rule} at ${line}:${character}, outside (${JSON.stringify(path)})`);
      }
    }
  }
  for (const { rule, outcome, why, nodes } of document.outcomes) {
    if (outcome === 'inconclusive' && !why) faults.push(`${rule} inconclusive without a reason`);
    if (outcome === 'passed' && (nodes === 0 || why !== null)) faults.push(`${rule} passed idly`);
  }
  return faults;
}

/** Mostly the rulesets we serve; now and then one made of odd paths and functions. */
async function rulesetFor(random: Chance): Promise<LoadedRuleset> {
  const stock = await loadRuleset(random.pick(['spectral:oas', 'territoire']));
  if (stock === undefined) throw new Error('no ruleset');
  if (random.below(4) > 0) return stock;
  try {
    return { ...stock, ruleset: new Ruleset(oddRules(random)) };
  } catch {
    // Refused as a whole, which is an answer.
    return stock;
  }
}

const GIVEN = [
  '$',
  '$..*',
  '$.paths[*][*]',
  '$..[?(@property && @property.match(/^(get|put)$/i))]',
  '$.paths[?(!@property.match(/^\\/api/))]~',
  '$..properties[?(@.type == "string")]^',
  '$..parameters[0,1,-1:]',
  '$..[?(@ && @.enum && @.enum.length > 2)]',
  '$..responses[?(@property >= 400)]..content.*',
  '$.components.schemas.*.properties[?(@parent.a)]',
  '$[(@.length-1)]',
  '$..$ref',
];

function oddRules(random: Chance): RulesetDefinition {
  const { pattern, truthy, length, casing, schema, xor } = spectralFunctions;
  const then = [
    { function: pattern, functionOptions: { match: '^(a+)+$' } },
    { function: truthy, field: '@key' },
    { function: truthy, field: random.pick(['a.b', 'get', '$', '[0]', '..x']) },
    { function: length, functionOptions: { max: 2 } },
    { function: casing, functionOptions: { type: 'kebab' } },
    { function: xor, functionOptions: { properties: ['a', 'type'] } },
    {
      function: schema,
      functionOptions: { schema: { type: 'object', propertyNames: { pattern: '(x+x+)+y' } } },
    },
  ];
  const rules = Object.fromEntries(
    Array.from({ length: 1 + random.below(4) }, (_, index) => [
      `odd-${index}`,
      {
        given: random.pick(GIVEN),
        severity: 'error',
        resolved: random.below(2) === 0,
        // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
        then: random.pick(then),
      },
    ]),
  );
  return { rules } as unknown as RulesetDefinition;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { rounds, seeds, failures, verdicts, slowestMs } = await fuzz(
    Number(values.seconds),
    Number(values.seed),
  );
  for (const { round, what, text } of failures.slice(0, 20)) {
    const path = join(tmpdir(), `prise-fuzz-${values.seed}-${round}.txt`);
    writeFileSync(path, text);
    process.stdout.write(`round ${round}: ${what}\n  ${path}\n`);
  }
  process.stdout.write(
    `${rounds} rounds over ${seeds} documents, seed ${values.seed}: ${failures.length} failures; ` +
      `slowest ${Math.round(slowestMs)} ms; ${JSON.stringify(verdicts)}\n`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
