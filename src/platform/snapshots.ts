/** The state of one feed in the SQLite storage of its Durable Object. */
import { EMPTY_FEED, type FeedState } from '../gateway/feed.ts';

/** A value of a Durable Object is limited to 2 MB; half of it leaves room for the row. */
const CHUNK_BYTES = 1024 * 1024;

export function loadState(storage: DurableObjectStorage): FeedState {
  createTables(storage);
  const [row] = storage.sql.exec<{ json: string }>('SELECT json FROM state').toArray();
  if (row === undefined) return EMPTY_FEED;
  const state: FeedState = JSON.parse(row.json);
  if (state.snapshot === null) return state;
  return { ...state, snapshot: { ...state.snapshot, body: readBody(storage) } };
}

/** One transaction: a crash leaves either the former snapshot or the new one, never halves. */
export function saveState(
  storage: DurableObjectStorage,
  former: FeedState,
  state: FeedState,
): void {
  storage.transactionSync(() => {
    createTables(storage);
    const { snapshot } = state;
    // The body has rows of its own, rewritten only when it changed: failures touch one small row.
    const light = { ...state, snapshot: snapshot && { ...snapshot, body: '' } };
    storage.sql.exec(
      'INSERT OR REPLACE INTO state (id, json) VALUES (0, ?)',
      JSON.stringify(light),
    );
    if (snapshot !== null && snapshot.body !== former.snapshot?.body) {
      writeBody(storage, snapshot.body);
    }
  });
}

function createTables({ sql }: DurableObjectStorage): void {
  sql.exec('CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, json TEXT NOT NULL)');
  sql.exec('CREATE TABLE IF NOT EXISTS body (chunk INTEGER PRIMARY KEY, bytes BLOB NOT NULL)');
}

function writeBody({ sql }: DurableObjectStorage, body: string): void {
  sql.exec('DELETE FROM body');
  const bytes = new TextEncoder().encode(body);
  for (let at = 0, chunk = 0; at < bytes.length; at += CHUNK_BYTES, chunk += 1) {
    sql.exec(
      'INSERT INTO body (chunk, bytes) VALUES (?, ?)',
      chunk,
      bytes.slice(at, at + CHUNK_BYTES).buffer,
    );
  }
}

function readBody({ sql }: DurableObjectStorage): string {
  const decoder = new TextDecoder();
  let body = '';
  const rows = sql.exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM body ORDER BY chunk');
  for (const { bytes } of rows) body += decoder.decode(bytes, { stream: true });
  return body + decoder.decode();
}
