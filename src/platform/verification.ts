import { DurableObject } from 'cloudflare:workers';
import type { VerificationStatus } from '../model/ports.ts';

/** The upload before it is judged, the report and its texts after. */
export type Kept = 'upload' | 'result';

/** What the isolates see of the object that keeps one verification. */
export interface VerificationObject extends Rpc.DurableObjectBranded {
  write(kind: Kept, part: number, bytes: Uint8Array, expires: string): Promise<void>;
  read(kind: Kept, part: number): Promise<Uint8Array | undefined>;
  status(): Promise<VerificationStatus | undefined>;
  begin(expires: string): Promise<void>;
  update(change: Partial<Pick<VerificationStatus, 'state' | 'progress'>>): Promise<void>;
  forget(kind: Kept): Promise<void>;
}

const STATUS = 'status';
const keyOf = (kind: Kept, part: number): string => `${kind}:${String(part).padStart(4, '0')}`;

/**
 * One object a verification, rather than rows in a shared table: it is deleted as a whole by its own
 * alarm, at the instant that was stated, and nothing else can reach it without its name.
 */
export class Verification extends DurableObject implements VerificationObject {
  async write(kind: Kept, part: number, bytes: Uint8Array, expires: string): Promise<void> {
    // Before the first byte: an upload that breaks off is deleted like any other.
    await this.ctx.storage.setAlarm(Date.parse(expires));
    await this.ctx.storage.put(keyOf(kind, part), bytes);
  }

  async read(kind: Kept, part: number): Promise<Uint8Array | undefined> {
    return this.ctx.storage.get<Uint8Array>(keyOf(kind, part));
  }

  async status(): Promise<VerificationStatus | undefined> {
    return this.ctx.storage.get<VerificationStatus>(STATUS);
  }

  async begin(expires: string): Promise<void> {
    const status: VerificationStatus = { state: 'waiting', progress: null, expires };
    await this.ctx.storage.put(STATUS, status);
  }

  /** What comes after the expiry leaves no trace. */
  async update(change: Partial<Pick<VerificationStatus, 'state' | 'progress'>>): Promise<void> {
    const status = await this.status();
    if (status !== undefined) await this.ctx.storage.put(STATUS, { ...status, ...change });
  }

  async forget(kind: Kept): Promise<void> {
    const kept = await this.ctx.storage.list({ prefix: `${kind}:` });
    // One key at a time: a call takes 128 at most.
    for (const key of kept.keys()) await this.ctx.storage.delete(key);
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
