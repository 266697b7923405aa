/** The ways in which a vendor fails; each is one function on the answer it would have given. */
import type { ServerResponse } from 'node:http';
import type { Played } from './player.ts';

export const FAULTS = [
  'none',
  'stall',
  'truncate',
  'cut',
  'error',
  'redirect-private',
  'redirect-elsewhere',
  'astray',
  'invalid',
  'html',
  'empty',
  'huge',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Said to people by `GET /faults`. */
export const FAULT_TITLES: Readonly<Record<Fault, string>> = {
  none: 'répond normalement',
  stall: 'ne répond jamais',
  truncate: 'donne la moitié du document',
  cut: 'coupe la connexion au milieu du document',
  error: 'répond 500',
  'redirect-private': 'redirige vers http://169.254.169.254/',
  'redirect-elsewhere': 'redirige vers un autre site',
  astray: 'annonce des flux à une adresse privée (GBFS)',
  invalid: 'répond un document d’une autre forme',
  html: 'répond une page HTML avec le statut 200',
  empty: 'répond des listes vides',
  huge: 'répond plus de 30 Mio',
};

/** Where the fault `astray` says that the feeds are: the metadata address of most clouds. */
export const PRIVATE_ROOT = 'http://169.254.169.254/';

const CHUNK = ' '.repeat(1024 * 1024);
const CHUNKS = 32;

export function answer(response: ServerResponse, played: Played, fault: Fault): void {
  const { body } = played;
  const text = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body ?? null));
  switch (fault) {
    case 'stall':
      return;
    case 'truncate':
      send(response, played, text.subarray(0, text.length / 2));
      return;
    case 'cut':
      response.writeHead(200, { ...played.headers, 'content-length': text.byteLength });
      response.write(text.subarray(0, text.length / 2), () => response.destroy());
      return;
    case 'error':
      send(response, { ...played, status: 500 }, '{"error":"Internal server error"}');
      return;
    case 'redirect-private':
      response.writeHead(302, { location: `${PRIVATE_ROOT}latest/meta-data/` }).end();
      return;
    case 'redirect-elsewhere':
      response.writeHead(302, { location: 'https://ailleurs.example/' }).end();
      return;
    case 'invalid':
      send(response, { ...played, status: 200 }, '{"inattendu":true}');
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Maintenance</title><h1>De retour bientôt</h1>');
      return;
    case 'empty':
      send(response, played, JSON.stringify(emptied(played.body)));
      return;
    case 'huge':
      flood(response);
      return;
    default:
      send(response, played, text);
  }
}

function send(
  response: ServerResponse,
  { status, headers }: Played,
  text: string | Uint8Array,
): void {
  response.writeHead(status, headers).end(text);
}

/** As fast as it is read, so that the stand-in does not hold it all. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const more = (): void => {
    while (sent < CHUNKS) {
      sent += 1;
      if (!response.write(CHUNK)) {
        response.once('drain', more);
        return;
      }
    }
    response.end('{}');
  };
  more();
}

const LISTS = new Set(['results', 'records', 'stations', 'bikes', 'vehicles', 'vehicle_types']);
const TOTALS = new Set(['total_count', 'nhits']);

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (LISTS.has(name)) return [name, []];
      if (TOTALS.has(name)) return [name, 0];
      return [name, Array.isArray(member) ? member : emptied(member)];
    }),
  );
}
