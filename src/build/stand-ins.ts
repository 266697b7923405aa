/**
 * `node src/build/stand-ins.ts --port 8788`: one small server that plays the recordings of every
 * vendor, so that nothing needs the network. `POST /faults {"vendor":"gbfs-2","fault":"stall"}`
 * makes one of them fail; `GET /faults` says which do. Development and tests only.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { answer, FAULT_TITLES, FAULTS, type Fault, PRIVATE_ROOT } from './stand-ins/faults.ts';
import { play } from './stand-ins/player.ts';
import { loadRecordings, type Recording } from './stand-ins/recording.ts';
import { VENDORS } from './stand-ins/services.ts';

const standIns = Object.keys(VENDORS);
const order = z.object({
  vendor: z.enum(standIns as [string, ...string[]]),
  fault: z.enum(FAULTS),
});
/** An order is two words. */
const ORDER_BYTES_MAX = 1024;
/** A photo, which no recording reads. */
const BODY_BYTES_MAX = 8 * 1024 * 1024;

export interface StandIns {
  readonly origin: string;
  /** Paths asked since the start, oldest first, at most a thousand. */
  readonly requests: readonly string[];
  setFault(vendor: string, fault: Fault): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly faults?: Readonly<Record<string, Fault>>;
}

const REQUESTS_MAX = 1_000;

export async function startStandIns({ port, faults = {} }: StandInOptions): Promise<StandIns> {
  const state = new Map<string, Fault>(standIns.map((name) => [name, faults[name] ?? 'none']));
  const recordings = new Map(standIns.map((name) => [name, typicalOf(VENDORS[name] ?? name)]));
  const requests: string[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/faults') return control(request, response, state);
    requests.push(url.pathname);
    if (requests.length > REQUESTS_MAX) requests.shift();
    const vendor = standIns.find((name) => url.pathname.startsWith(`/${name}/`));
    if (vendor === undefined) return json(response, 404, { error: 'unknown vendor', standIns });
    const fault = state.get(vendor) ?? 'none';
    const root = `${origin}/${vendor}/`;
    const arrived = {
      method: request.method ?? 'GET',
      url,
      headers: headersOf(request),
      body: await textOf(request, BODY_BYTES_MAX),
    };
    const played = play(recordings.get(vendor) ?? [], arrived, { root, now: new Date() });
    answer(response, fault === 'astray' ? astray(played, root) : played, fault);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => json(response, 400, { error: 'bad request' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    setFault: (vendor, fault) => void state.set(vendor, fault),
    async close() {
      // Stalled answers would keep it open for ever.
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What a vendor answers when all is well; the other cases are for the tests. */
function typicalOf(folder: string): readonly Recording[] {
  const all = [...loadRecordings(folder)];
  return all.filter(([name]) => name.endsWith('.typical')).map(([, recording]) => recording);
}

function astray<T extends { readonly body: unknown }>(played: T, root: string): T {
  const body: unknown = JSON.parse(JSON.stringify(played.body).replaceAll(root, PRIVATE_ROOT));
  return { ...played, body };
}

async function control(
  request: IncomingMessage,
  response: ServerResponse,
  state: Map<string, Fault>,
): Promise<void> {
  if (request.method === 'POST') {
    const parsed = order.safeParse(JSON.parse(await textOf(request, ORDER_BYTES_MAX)));
    if (!parsed.success) return json(response, 400, { vendors: standIns, faults: FAULT_TITLES });
    state.set(parsed.data.vendor, parsed.data.fault);
  }
  return json(response, 200, { current: Object.fromEntries(state), faults: FAULT_TITLES });
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

async function textOf(request: IncomingMessage, bytesMax: number): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > bytesMax) throw new Error('body too long');
  }
  return text;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8788' } } });
  const { origin } = await startStandIns({ port: Number(values.port) });
  console.log(`Éditeurs de démonstration sur ${origin} (${standIns.join(', ')})`);
  console.log(`Pannes : curl ${origin}/faults -d '{"vendor":"gbfs-2","fault":"stall"}'`);
}
