import type { Submission, VerificationStatus, Verifications } from '../model/ports.ts';
import type { Report, Verification } from '../model/report.ts';
import type { Bindings } from './bindings.ts';
import { type Package, pack, unpack } from './pack.ts';
import { newId, systemClock } from './runtime.ts';
import type { Kept, VerificationObject } from './verification.ts';

/** Time to come back to the result after a night; then everything is deleted (GDPR art. 5.1.e). */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What `newId` draws: 122 random bits. Anything else is no identifier of ours. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the queue carries: the documents themselves would not fit into its 128 KB. */
export interface QueuedVerification {
  readonly id: string;
}

interface SubmissionHead {
  readonly ruleset: string;
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
    async submit({ ruleset, files }: Submission) {
      const id = newId();
      const expires = new Date(systemClock.now().getTime() + KEPT_MS).toISOString();
      const head: SubmissionHead = { ruleset, names: files.map(({ name }) => name) };
      await keep(at(id), 'upload', { head, bodies: files.map(({ bytes }) => bytes) }, expires);
      await at(id).begin(expires);
      await QUEUE.send({ id });
      return id;
    },
    status: statusOf,
    async submission(id) {
      const found = await recall<SubmissionHead>(at(id), 'upload');
      if (found === undefined) return undefined;
      const { head, bodies } = found;
      return { ruleset: head.ruleset, files: named(head.names, bodies) };
    },
    async tell(id, progress) {
      await at(id).update({ state: 'judging', progress });
    },
    async conclude(id, { report, sources }: Verification) {
      const status = await statusOf(id);
      if (status === undefined) return;
      const head: ResultHead = { report, names: [...sources.keys()] };
      const bodies = [...sources.values()].map((text) => new TextEncoder().encode(text));
      await keep(at(id), 'result', { head, bodies }, status.expires);
      await at(id).update({ state: 'done', progress: null });
      await at(id).forget('upload');
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
  };
}

function named(names: readonly string[], bodies: readonly Uint8Array[]) {
  return bodies.map((bytes, rank) => ({ name: names[rank] ?? '', bytes }));
}

type Stub = DurableObjectStub<VerificationObject>;

/** Part by part: one call carries 32 MiB at most, and an upload may be larger. */
async function keep<Head>(to: Stub, kind: Kept, what: Package<Head>, expires: string) {
  for (const [part, bytes] of (await pack(what)).entries()) {
    await to.write(kind, part, bytes, expires);
  }
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
