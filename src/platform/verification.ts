import { DurableObject } from 'cloudflare:workers';
import type { VerificationStatus } from '../model/ports.ts';

/** The upload before it is judged, the report and its texts after. */
export type Kept = 'upload' | 'result';

export interface Beginning {
  readonly status: VerificationStatus;
  /** Hash of the deletion token. */
  readonly deletion: string;
  /** RFC 3339 UTC: all goes then, unless it is settled by then to stay. */
  readonly deadline: string;
}

/** What the isolates see of the object that keeps one verification. */
export interface VerificationObject extends Rpc.DurableObjectBranded {
  begin(beginning: Beginning): Promise<void>;
  write(kind: Kept, part: number, bytes: Uint8Array): Promise<void>;
  read(kind: Kept, part: number): Promise<Uint8Array | undefined>;
  status(): Promise<VerificationStatus | undefined>;
  update(change: Partial<Pick<VerificationStatus, 'state' | 'progress'>>): Promise<void>;
  settle(): Promise<void>;
  forget(kind: Kept): Promise<void>;
  erase(deletion: string): Promise<'erased' | 'refused' | 'unknown'>;
}

const STATUS = 'status';
const DELETION = 'deletion';
const keyOf = (kind: Kept, part: number): string => `${kind}:${String(part).padStart(4, '0')}`;

/**
 * One object a verification, rather than rows in a shared table: it is deleted as a whole by its own
 * alarm, at the instant that was stated, and nothing else can reach it without its name.
 */
export class Verification extends DurableObject implements VerificationObject {
  async begin({ status, deletion, deadline }: Beginning): Promise<void> {
    // Before the first byte: a deposit that breaks off is deleted like any other.
    await this.ctx.storage.setAlarm(Date.parse(deadline));
    await this.ctx.storage.put({ [STATUS]: status, [DELETION]: deletion });
  }

  /** What comes after the expiry or the erasure leaves no trace. */
  async write(kind: Kept, part: number, bytes: Uint8Array): Promise<void> {
    if ((await this.status()) === undefined) return;
    await this.ctx.storage.put(keyOf(kind, part), bytes);
  }

  async read(kind: Kept, part: number): Promise<Uint8Array | undefined> {
    return this.ctx.storage.get<Uint8Array>(keyOf(kind, part));
  }

  async status(): Promise<VerificationStatus | undefined> {
    return this.ctx.storage.get<VerificationStatus>(STATUS);
  }

  async update(change: Partial<Pick<VerificationStatus, 'state' | 'progress'>>): Promise<void> {
    const status = await this.status();
    if (status !== undefined) await this.ctx.storage.put(STATUS, { ...status, ...change });
  }

  /** The result is whole: from here on, what was published stays. */
  async settle(): Promise<void> {
    const status = await this.status();
    if (status === undefined) return;
    if (status.expires === null) await this.ctx.storage.deleteAlarm();
    await this.update({ state: 'done', progress: null });
    await this.forget('upload');
  }

  async forget(kind: Kept): Promise<void> {
    const kept = await this.ctx.storage.list({ prefix: `${kind}:` });
    // One key at a time: a call takes 128 at most.
    for (const key of kept.keys()) await this.ctx.storage.delete(key);
  }

  /** Hashes of 128 random bits: how long their comparison takes tells nothing of the token. */
  async erase(deletion: string): Promise<'erased' | 'refused' | 'unknown'> {
    const expected = await this.ctx.storage.get<string>(DELETION);
    if (expected === undefined) return 'unknown';
    if (deletion !== expected) return 'refused';
    await this.#clear();
    return 'erased';
  }

  override async alarm(): Promise<void> {
    await this.#clear();
  }

  async #clear(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }
}
