import type { Keep } from '../model/keep.ts';
import type {
  Deposit,
  Submission,
  Terms,
  VerificationStatus,
  Verifications,
} from '../model/ports.ts';
import type { Report, Verification } from '../model/report.ts';
import type { Bindings } from './bindings.ts';
import { type Package, pack, unpack } from './pack.ts';
import { newId, newToken, systemClock } from './runtime.ts';
import type { Kept, VerificationObject } from './verification.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * How long each is kept, then everything is deleted (GDPR art. 5.1.e). What could only not be judged
 * at once: time to come back after a night. What somebody wanted kept: about as long as a tender is
 * open to answers.
 */
const KEPT_MS = { later: DAY_MS, private: 30 * DAY_MS } as const;

/** What `newId` draws: 122 random bits. Anything else is no identifier of ours. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the queue carries: the documents themselves would not fit into its 128 KB. */
export interface QueuedVerification {
  readonly id: string;
}

interface SubmissionHead extends Terms {
  readonly names: readonly string[];
}

interface ResultHead {
  readonly report: Report;
  readonly names: readonly string[];
}

type Deposits = Pick<Bindings, 'VERIFICATIONS' | 'QUEUE'>;

export function durableVerifications({ VERIFICATIONS, QUEUE }: Deposits): Verifications {
  const at = (id: string) => VERIFICATIONS.getByName(id);
  const statusOf = async (id: string): Promise<VerificationStatus | undefined> =>
    ID.test(id) ? at(id).status() : undefined;
  return {
    async submit({ files, ...terms }: Submission, keep) {
      const deposit = await begin(at, 'waiting', keep);
      const head: SubmissionHead = { ...terms, names: files.map(({ name }) => name) };
      const bodies = files.map(({ bytes }) => bytes);
      await write(at(deposit.id), 'upload', { head, bodies });
      await QUEUE.send({ id: deposit.id });
      return deposit;
    },
    async keep(verification, keep) {
      const deposit = await begin(at, 'judging', keep);
      await write(at(deposit.id), 'result', resultPackage(verification));
      await at(deposit.id).settle();
      return deposit;
    },
    status: statusOf,
    async submission(id) {
      const found = await recall<SubmissionHead>(at(id), 'upload');
      if (found === undefined) return undefined;
      const { names, ...terms } = found.head;
      return { ...terms, files: named(names, found.bodies) };
    },
    async tell(id, progress) {
      await at(id).update({ state: 'judging', progress });
    },
    async conclude(id, verification) {
      await write(at(id), 'result', resultPackage(verification));
      await at(id).settle();
    },
    async result(id) {
      const found = await recall<ResultHead>(at(id), 'result');
      if (found === undefined) return undefined;
      const texts = named(found.head.names, found.bodies).map(
        ({ name, bytes }) => [name, new TextDecoder().decode(bytes)] as const,
      );
      return { report: found.head.report, sources: new Map(texts) };
    },
    async fail(id) {
      await at(id).update({ state: 'failed', progress: null });
      await at(id).forget('upload');
    },
    async erase(id, token) {
      return ID.test(id) ? at(id).erase(await hashOf(token)) : 'unknown';
    },
  };
}

async function begin(
  at: (id: string) => Stub,
  state: VerificationStatus['state'],
  keep: Keep | null,
): Promise<Deposit> {
  const id = newId();
  const deletionToken = newToken();
  const now = systemClock.now().getTime();
  const after = (duration: number) => new Date(now + duration).toISOString();
  const expires = keep === 'public' ? null : after(KEPT_MS[keep ?? 'later']);
  await at(id).begin({
    status: { state, progress: null, expires, keep },
    deletion: await hashOf(deletionToken),
    deadline: expires ?? after(KEPT_MS.later),
  });
  return { id, deletionToken, expires, keep };
}

async function hashOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function resultPackage({ report, sources }: Verification): Package<ResultHead> {
  const bodies = [...sources.values()].map((text) => new TextEncoder().encode(text));
  return { head: { report, names: [...sources.keys()] }, bodies };
}

function named(names: readonly string[], bodies: readonly Uint8Array[]) {
  return bodies.map((bytes, rank) => ({ name: names[rank] ?? '', bytes }));
}

type Stub = DurableObjectStub<VerificationObject>;

/** Part by part: one call carries 32 MiB at most, and an upload may be larger. */
async function write<Head>(to: Stub, kind: Kept, what: Package<Head>): Promise<void> {
  for (const [part, bytes] of (await pack(what)).entries()) await to.write(kind, part, bytes);
}

async function recall<Head>(from: Stub, kind: Kept): Promise<Package<Head> | undefined> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = await from.read(kind, parts.length);
    if (part === undefined) break;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : unpack<Head>(parts);
}
