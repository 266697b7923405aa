/**
 * The product as it is deployed: the built bundle in real workerd, with D1, Durable Objects and
 * assets, vendor stand-ins on a free port and the demo territory loaded by the administration API.
 *
 * `PRISE_ENDPOINT=http://127.0.0.1:8787 npx vitest run --project blackbox` runs the same tests against
 * a running gateway: `CALL_BACK_OFF_MS=0 CALL_DEADLINE_MS=1000 npm start`, its token in
 * PRISE_ADMIN_TOKEN or .dev.vars, its stand-ins at PRISE_STAND_INS or on port 8788.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { DEMO_ORIGIN, demoTerritory } from '../../src/build/demo.ts';
import type { Fault } from '../../src/build/stand-ins/faults.ts';
import { SECRETS } from '../../src/build/stand-ins/services.ts';
import { startStandIns } from '../../src/build/stand-ins.ts';
import { token } from '../../src/commands/administration.ts';
import {
  type IssuerVariables,
  localIssuer,
  newIssuer,
  signToken,
} from '../../src/commands/demo-issuer.ts';

export interface Endpoint {
  /** Without final slash. */
  readonly url: string;
  readonly standIns: string;
  readonly token: string;
  /** Below the endpoint's URL. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** With the administrator's token; a body is sent as JSON. */
  administer(method: string, path: string, body?: unknown): Promise<Response>;
  /** An access token of the territory's issuer, as consumers of protected operations send it. */
  tokenFor(
    scopes: readonly string[],
    changes?: { sub?: string; minutes?: number },
  ): Promise<string>;
  setFault(vendor: string, fault: Fault): Promise<void>;
  /** How many requests the stand-in of a path has had; only known of our own stand-ins. */
  readonly callsTo: ((path: string) => number) | undefined;
  /** What the gateway has logged; empty for one that is not ours. */
  readonly logs: readonly string[];
  /** Ends the gateway at once, whatever it is doing; not for a running one that is not ours. */
  close(): Promise<void>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url).href);

const MIGRATIONS = here('../../src/platform/migrations');
const TOKEN = 'jeton-des-essais-en-boite-noire';

/** Against a gateway that runs already, tests that must have their own are skipped, by name. */
export const RUNNING: boolean = process.env.PRISE_ENDPOINT !== undefined;

/** An origin that the gateway may call and where nobody listens (discard, RFC 863). */
export const NOWHERE = 'http://127.0.0.1:9';

/** Short, so that a stalled vendor costs a test a second and not ten. */
const VARIABLES = { CALL_DEADLINE_MS: '1000', CALL_BACK_OFF_MS: '0' };

export async function startEndpoint(): Promise<Endpoint> {
  const { PRISE_ENDPOINT, PRISE_STAND_INS = DEMO_ORIGIN } = process.env;
  if (PRISE_ENDPOINT !== undefined) {
    const url = PRISE_ENDPOINT.replace(/\/$/, '');
    const close = async () => undefined;
    return speak({
      url,
      standIns: PRISE_STAND_INS,
      token: token() ?? '',
      callsTo: undefined,
      logs: [],
      close,
      issuer: localIssuer,
    });
  }
  const issuer = await newIssuer();
  const standIns = await startStandIns({ port: 0 });
  const logs: string[] = [];
  const gateway = new Miniflare(optionsFor(standIns.origin, logs, issuer));
  const close = async () => {
    await gateway.dispose();
    await standIns.close();
  };
  try {
    const url = (await gateway.ready).origin;
    await migrate(gateway);
    const endpoint = speak({
      url,
      standIns: standIns.origin,
      token: TOKEN,
      callsTo: (path) => standIns.requests.filter((each) => each.startsWith(path)).length,
      logs,
      close,
      issuer: () => issuer,
    });
    const demo = demoTerritory(standIns.origin);
    const loaded = await endpoint.administer('PUT', '/api/administration/territoires', demo);
    if (!loaded.ok) throw new Error(`demo not loaded: ${await loaded.text()}`);
    return endpoint;
  } catch (error) {
    await close();
    throw error;
  }
}

function optionsFor(standIns: string, logs: string[], issuer: IssuerVariables) {
  const { TOKEN_ISSUER, TOKEN_KEYS } = issuer;
  const worker = here('../../dist/worker');
  return convertV4MiniflareOptions({
    name: 'prise-numerique',
    compatibilityDate: '2026-11-01',
    rootPath: worker,
    modulesRoot: worker,
    modules: modulesOf(worker),
    bindings: {
      ...VARIABLES,
      ADMIN_TOKEN: TOKEN,
      TOKEN_ISSUER,
      TOKEN_KEYS,
      LOCAL_ORIGINS: `${standIns} ${NOWHERE}`,
      ...Object.fromEntries(SECRETS.map(({ name, value }) => [name, value])),
    },
    d1Databases: { DB: 'prise' },
    durableObjects: {
      FEEDS: { className: 'Feed', useSQLite: true },
      LEDGERS: { className: 'Ledger', useSQLite: true },
      VERIFICATIONS: { className: 'Verification', useSQLite: true },
    },
    queueProducers: { QUEUE: 'prise-verifications' },
    queueConsumers: {
      'prise-verifications': {
        maxBatchSize: 1,
        maxBatchTimeout: 0,
        maxRetries: 2,
        deadLetterQueue: 'prise-verifications-abandonnees',
      },
      'prise-verifications-abandonnees': { maxBatchTimeout: 0 },
    },
    assets: { directory: here('../../dist/assets'), routerConfig: { has_user_worker: true } },
    cf: false,
    handleStructuredLogs: ({ message }) => void logs.push(message),
  });
}

/** The entry first, then whatever it may import. */
function modulesOf(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => file.endsWith('.mjs'));
  const entry = 'worker.mjs';
  return [entry, ...modules.filter((file) => file !== entry)].map((file) => ({
    type: 'ESModule' as const,
    path: join(folder, file),
  }));
}

async function migrate(gateway: Miniflare): Promise<void> {
  const db = await gateway.getD1Database('DB');
  const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  for (const file of files.toSorted()) {
    const statements = readFileSync(join(MIGRATIONS, file), 'utf8').split(
      '--> statement-breakpoint',
    );
    await db.batch(statements.map((statement) => db.prepare(statement)));
  }
}

type Facts = Pick<Endpoint, 'url' | 'standIns' | 'token' | 'callsTo' | 'logs' | 'close'>;

/** The issuer is looked for when a token is asked: a running gateway may have another one. */
function speak({ issuer, ...facts }: Facts & { issuer: () => IssuerVariables }): Endpoint {
  const get = (path: string, init?: RequestInit) => fetch(`${facts.url}${path}`, init);
  return {
    ...facts,
    get,
    tokenFor: (scopes, { sub = 'essais', minutes = 5 } = {}) =>
      signToken(issuer(), { scope: scopes.join(' '), sub, minutes, now: new Date() }),
    administer: (method, path, body) =>
      get(path, {
        method,
        headers: {
          authorization: `Bearer ${facts.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async setFault(vendor, fault) {
      const body = JSON.stringify({ vendor, fault });
      const answer = await fetch(`${facts.standIns}/faults`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`fault refused: ${await answer.text()}`);
    },
  };
}
