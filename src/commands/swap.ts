import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SwapReport, SwapVerdict, TrialState } from '../model/swap.ts';
import { swapMarkdown } from '../swap/markdown.ts';
import { swapText, trialText } from '../swap/text.ts';
import { ask, explained, options, type Told, UsageError } from './administration.ts';

/** Two hundred exchanges, three at once, each as slow as a vendor may be. */
const REPLAY_TIMEOUT_MS = 15 * 60 * 1000;

const EXIT: Readonly<Record<SwapVerdict, number>> = {
  interchangeable: 0,
  'interchangeable-avec-ecarts-toleres': 0,
  'non-interchangeable': 1,
  'non-concluant': 3,
};

/** Written by the gateway of the same version: their shape is its own; the rest is shown as it is. */
const report = z.custom<SwapReport>((value) => verdictOf(value) !== undefined);
const trial = z.custom<TrialState>(
  (value) => z.object({ counters: z.object({ asked: z.number() }) }).safeParse(value).success,
);

function verdictOf(value: unknown): string | undefined {
  const shape = z.object({ findings: z.object({ verdict: z.enum(Object.keys(EXIT)) }) });
  return shape.safeParse(value).data?.findings.verdict;
}

const FORMATS: Readonly<Record<string, (report: SwapReport) => string>> = {
  text: swapText,
  markdown: swapMarkdown,
  json: (value) => JSON.stringify(value, null, 2),
};

const NAMES = [
  ...['territory', 'contract', 'from', 'to', 'exchanges', 'last'],
  ...['format', 'output', 'shadow', 'canary', 'endpoint'],
] as const;

type Given = Partial<Record<string, string>>;

/** `prise swap`: see the usage in `index.ts`; one of five things, the replay when nothing is said. */
export function run(args: readonly string[]): Promise<number> {
  return explained(async () => {
    const { given, flags, positionals } = options(args, NAMES, ['status', 'commit', 'rollback']);
    if (positionals.length > 0) throw new UsageError(`argument inattendu : ${positionals[0]}`);
    const wanted: Given = given;
    const trials = ['shadow', 'canary'].filter((name) => wanted[name] !== undefined);
    const [action = 'replay', ...others] = [...trials, ...flags];
    if (others.length > 0) {
      throw new UsageError(`--${action} et --${others[0]} ne vont pas ensemble.`);
    }
    required(wanted, 'territory', 'contract');
    return ACTIONS[action]?.(wanted) ?? '';
  });
}

const ACTIONS: Readonly<Record<string, (given: Given) => Promise<string | Told>>> = {
  replay: prove,
  shadow: (given) => attempt(given, 'shadow'),
  canary: (given) => attempt(given, 'canary'),
  commit: (given) => attempt(given, 'committed'),
  async status(given) {
    return trialText(trial.parse(await ask({ endpoint: given.endpoint, path: trialPath(given) })));
  },
  async rollback(given) {
    await ask({ endpoint: given.endpoint, path: trialPath(given), method: 'DELETE' });
    return `${given.territory} : l’essai de ${given.contract} est fini ; le service en place répond seul dès la prochaine requête.`;
  },
};

function required(given: Given, ...names: readonly string[]): void {
  for (const name of names) {
    if (given[name] === undefined) throw new UsageError(`il manque --${name}`);
  }
}

function trialPath({ territory = '', contract = '' }: Given): string {
  return `/api/administration/essais/${encodeURIComponent(territory)}/${encodeURIComponent(contract)}`;
}

async function attempt(given: Given, mode: TrialState['mode']): Promise<string> {
  required(given, 'to');
  const { to: candidate, endpoint } = given;
  const share = mode === 'committed' ? undefined : wholeNumber(given, mode);
  const body = JSON.stringify({ candidate, mode, ...(share !== undefined && { share }) });
  const path = trialPath(given);
  return trialText(trial.parse(await ask({ endpoint, path, method: 'PUT', body })));
}

function wholeNumber(given: Given, name: string): number {
  const text = given[name] ?? '';
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} : un nombre entier est attendu.`);
}

async function prove(given: Given): Promise<Told> {
  required(given, 'from', 'to');
  const { territory, contract, from, to, endpoint, format = 'text', output } = given;
  const render = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (render === undefined) {
    throw new UsageError(`format inconnu : ${format} (${Object.keys(FORMATS).join(', ')}).`);
  }
  const exchanges = given.exchanges === undefined ? undefined : await read(given.exchanges);
  const last = given.last === undefined ? undefined : wholeNumber(given, 'last');
  const body = JSON.stringify({ territory, contract, from, to, exchanges, last });
  const path = '/api/administration/bascules';
  const answer = await ask({
    ...{ endpoint, path, body },
    method: 'POST',
    timeoutMs: REPLAY_TIMEOUT_MS,
  });
  const found = report.parse(answer);
  const text = render(found);
  const code = EXIT[found.findings.verdict];
  if (output === undefined) return { text, code };
  await writeFile(output, `${text}\n`).catch(() => {
    throw new UsageError(`écriture impossible : ${output}`);
  });
  return { text: '', code };
}

/** A list of `{ operation, parameters }`, or an object that holds it as `exchanges`. */
async function read(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`fichier illisible : ${file}`);
  });
  try {
    const value: unknown = JSON.parse(text);
    return z.object({ exchanges: z.unknown() }).safeParse(value).data?.exchanges ?? value;
  } catch {
    throw new UsageError(`ce fichier n’est pas du JSON : ${file}`);
  }
}
