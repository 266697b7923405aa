/** What consumers of every contract have in common: an address, perhaps a token, nothing of vendors. */

export interface Access {
  /** Of a contract on a territory, `https://…/territoires/33063/velos/v3`. */
  readonly baseUrl: string;
  /** Of the territory's authorization server, for contracts with personal data. */
  readonly token?: string | undefined;
}

/** What a consumer shows, in French; the same shape whoever is plugged. */
export interface Summary {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number | boolean>>[];
}

export type Consumer = (access: Access) => Promise<Summary>;

/** The script of one contract. */
export interface ConsumerScript {
  readonly consume: Consumer;
  /** Operations without which it has nothing to show: where one is not covered, it is told so by 501. */
  readonly needs?: readonly string[];
}

/** The answer as text; a problem (RFC 9457) as a `CallError` that says it all. */
export async function call(
  { baseUrl, token }: Access,
  path: string,
  init: RequestInit = {},
): Promise<string> {
  const url = URL.canParse(path) ? path : `${baseUrl}${path}`;
  const headers = new Headers(init.headers);
  // To nobody else, wherever an answer may lead.
  if (token !== undefined && url.startsWith(`${baseUrl}/`)) {
    headers.set('authorization', `Bearer ${token}`);
  }
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  if (!response.ok) {
    throw new CallError(
      response.status,
      `${init.method ?? 'GET'} ${url}: ${response.status} ${text}`,
    );
  }
  return text;
}

export async function read<T>(access: Access, path: string): Promise<T> {
  return JSON.parse(await call(access, path));
}

/** Undefined where nobody who is plugged permits it: the contract says so by 501. */
export async function readIfCovered<T>(access: Access, path: string): Promise<T | undefined> {
  try {
    return await read<T>(access, path);
  } catch (error) {
    if (error instanceof CallError && error.status === 501) return undefined;
    throw error;
  }
}

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A write as JSON; `key` makes a second try harmless. */
export async function send<T>(
  access: Access,
  path: string,
  { body, method = 'POST', key }: { body: unknown; method?: 'POST' | 'PATCH'; key?: string },
): Promise<T> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (key !== undefined) headers.set('idempotency-key', key);
  return JSON.parse(await call(access, path, { method, headers, body: JSON.stringify(body) }));
}
