/**
 * `npm start`: portal, API and gateway over the demo territory, with local vendor stand-ins. Needs
 * neither an account nor the network; everything it starts ends with it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, token, UsageError } from '../commands/administration.ts';
import { newIssuer } from '../commands/demo-issuer.ts';
import { DEMO_ORIGIN, demoTerritory } from './demo.ts';
import { ensureSecrets } from './dev-vars.ts';
import { SECRETS } from './stand-ins/services.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url).href);

const root = here('../../');
const WRANGLER = here('../../node_modules/wrangler/bin/wrangler.js');
const GUARD = here('guard.ts');

/** A slow machine starts workerd in ten seconds. */
const READY_MS = 60_000;

/** No question, no telemetry, no look at the network. */
const QUIET = {
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_LOG: process.env.WRANGLER_LOG ?? 'log',
};

function portOf(name: string, standard: number): number {
  const port = Number(process.env[name] ?? standard);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`${name} doit être un numéro de port.`);
}

async function requireFree(port: number, name: string): Promise<void> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', () =>
    reject(
      new UsageError(
        `le port ${port} est déjà pris. Arrêtez ce qui l’occupe, ou choisissez-en un autre : ${name}=${port + 100} npm start`,
      ),
    ),
  );
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  await promise;
}

/** Made once; a file of an older start is given what it lacks. */
async function ensureLocalSecrets(): Promise<void> {
  await ensureSecrets('.dev.vars', [
    { ADMIN_TOKEN: randomBytes(24).toString('base64url') },
    ...SECRETS.map(({ name, value }) => ({ [name]: value })),
    { LOCAL_ORIGINS: DEMO_ORIGIN },
    { ...(await newIssuer()) },
  ]);
}

/** Runs one of our tools to its end; what it says is shown only when it fails. */
async function runToEnd(what: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...QUIET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collect(child);
  const code = await exitOf(child);
  if (code !== 0) throw new UsageError(`${what} a échoué.\n${said.join('')}`);
}

function collect(child: ChildProcess): string[] {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  }
  return said;
}

function exitOf(child: ChildProcess): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once('exit', (code) => resolve(code ?? 1));
  return promise;
}

/** The gateway in a process group of its own, with a guard that ends the group when we end. */
function startGateway(port: number, standIns: StandIns): ChildProcess {
  const args = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'];
  const local = [
    '--show-interactive-dev-session=false',
    '--var',
    `LOCAL_ORIGINS:${standIns.origin}`,
  ];
  // What the black-box tests shorten (test/blackbox/endpoint.ts).
  for (const name of ['CALL_DEADLINE_MS', 'CALL_BACK_OFF_MS']) {
    const value = process.env[name];
    if (value !== undefined) local.push('--var', `${name}:${value}`);
  }
  const child = spawn(process.execPath, [WRANGLER, ...args, ...local], {
    detached: true,
    env: { ...process.env, ...QUIET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const guard = spawn(process.execPath, [GUARD, String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return child;
}

async function untilReady(endpoint: string, gateway: ChildProcess): Promise<void> {
  const said = collect(gateway);
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && gateway.exitCode === null) {
    const ready = await fetch(`${endpoint}/api/contrats`).catch(() => undefined);
    if (ready?.ok) return;
    await setTimeout(150);
  }
  throw new UsageError(`la passerelle n’a pas démarré.\n${said.join('')}`);
}

/** The same file at each start: what was moved since stays moved. */
async function loadDemo(endpoint: string, standIns: StandIns): Promise<void> {
  if (token() === undefined) throw new UsageError('.dev.vars existe, mais sans ADMIN_TOKEN.');
  const body = JSON.stringify(demoTerritory(standIns.origin));
  await ask({ endpoint, path: '/api/administration/territoires', method: 'PUT', body });
}

function welcome(endpoint: string, standIns: StandIns): string {
  return `
La prise numérique de démonstration est prête (Ctrl-C pour arrêter).

  Portail          ${endpoint}/
  Vérificateur     ${endpoint}/verifier
  Couverture       ${endpoint}/territoires/33063/velos/v3/couverture

Éditeurs fictifs : ${standIns.origin}. À essayer :

  curl ${endpoint}/territoires/33063/velos/v3/station_status.json
  curl ${endpoint}/territoires/243300316/stationnement/v1/disponibilites
  curl -H "authorization: Bearer $(npx prise jeton --scope assistance:lire)" ${endpoint}/territoires/33063/assistance/v5/troubleTicket
  npx prise raccorder --territory 33063 --contract velos@3 --service velos-gbfs-3
`;
}

async function main(): Promise<number> {
  process.chdir(root);
  const port = portOf('PORT', 8787);
  const standInsPort = portOf('STAND_INS_PORT', 8788);
  await requireFree(port, 'PORT');
  await requireFree(standInsPort, 'STAND_INS_PORT');
  if (!existsSync('dist/worker/worker.mjs')) {
    process.stdout.write('Première construction…\n');
    await runToEnd('la construction', ['src/build/build.ts']);
  }
  await ensureLocalSecrets();
  await runToEnd('la préparation de la base', [
    ...[WRANGLER, 'd1', 'migrations', 'apply', 'DB', '--local'],
  ]);
  const standIns = await startStandIns({ port: standInsPort });
  const gateway = startGateway(port, standIns);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => gateway.kill('SIGTERM'));
  }
  stopWithNpm(gateway);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await untilReady(endpoint, gateway);
    await loadDemo(endpoint, standIns);
    process.stdout.write(welcome(endpoint, standIns));
    gateway.stdout?.pipe(process.stdout);
    gateway.stderr?.pipe(process.stderr);
    await exitOf(gateway);
    return 0;
  } finally {
    gateway.kill('SIGTERM');
    await standIns.close();
  }
}

/** npm killed outright tells nobody: it is looked for every second. */
function stopWithNpm(gateway: ChildProcess): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = npmOf(process.ppid);
  const watch = setInterval(() => {
    try {
      process.kill(npm, 0);
    } catch {
      gateway.kill('SIGTERM');
    }
  }, 1_000);
  watch.unref();
}

/** npm runs scripts through a shell, which some systems keep between npm and us. */
function npmOf(parent: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], {
    encoding: 'utf8',
  });
  const [, grandparent, shell] = /^\s*(\d+)\s+\S*?((?:ba|da|z)?sh)\s*$/.exec(stdout ?? '') ?? [];
  return shell === undefined ? parent : Number(grandparent);
}

try {
  // The guard ends with us: it must not be waited for.
  process.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`npm start : ${error.message}\n`);
  process.exit(1);
}
