import { adapters } from '../../src/adapters/index.ts';
import { createApp } from '../../src/app.ts';
import { contracts } from '../../src/contracts/index.ts';
import { parseConfig } from '../../src/env.ts';
import type {
  Admission,
  AuthorityProfile,
  Profiles,
  Registry,
  Submission,
  VerificationStatus,
  Verifications,
} from '../../src/model/ports.ts';
import type { Verification } from '../../src/model/report.ts';
import { NO_SWAPS, NO_TOKENS } from '../gateway/no-verifications.ts';

export const TOKEN = 'jeton-des-essais-de-l-api';
export const NOW = new Date('2026-11-21T23:30:00.000Z');

interface Row {
  status: VerificationStatus;
  readonly token: string;
  readonly submission?: Submission;
  verification?: Verification;
}

/** What `platform/` keeps, kept in maps: neither terms nor queue are what these tests are about. */
export interface Memory {
  readonly verifications: Verifications;
  readonly rows: Map<string, Row>;
  readonly profiles: Profiles;
}

export function memory(): Memory {
  const rows = new Map<string, Row>();
  const begin = (row: Omit<Row, 'token'>) => {
    const id = `00000000-0000-4000-8000-${String(rows.size).padStart(12, '0')}`;
    const token = `token-${rows.size}`;
    rows.set(id, { ...row, token });
    return { id, deletionToken: token, keep: row.status.keep, expires: row.status.expires };
  };
  const expiresOf = (keep: VerificationStatus['keep']) =>
    keep === 'public' ? null : '2026-12-21T23:30:00.000Z';
  const verifications: Verifications = {
    submit: async (submission, keep) => {
      const status = { state: 'waiting', progress: null, keep, expires: expiresOf(keep) } as const;
      return begin({ status, submission });
    },
    keep: async (verification, keep) => {
      const status = { state: 'done', progress: null, keep, expires: expiresOf(keep) } as const;
      return begin({ status, verification });
    },
    status: async (id) => rows.get(id)?.status,
    submission: async (id) => rows.get(id)?.submission,
    tell: async () => {},
    conclude: async (id, verification) => {
      const row = rows.get(id);
      if (row !== undefined) {
        Object.assign(row, { verification, status: { ...row.status, state: 'done' } });
      }
    },
    result: async (id) => rows.get(id)?.verification,
    fail: async (id) => {
      const row = rows.get(id);
      if (row !== undefined) row.status = { ...row.status, state: 'failed' };
    },
    erase: async (id, token) => {
      if (!rows.has(id)) return 'unknown';
      if (rows.get(id)?.token !== token) return 'refused';
      rows.delete(id);
      return 'erased';
    },
  };
  return { verifications, rows, profiles: memoryProfiles() };
}

function memoryProfiles(): Profiles {
  const kept = new Map<string, AuthorityProfile>();
  const keyOf = (name: Omit<AuthorityProfile, 'digest' | 'content' | 'createdAt'>) =>
    `${name.authority}/${name.id}@${name.version}`;
  return {
    find: async (name) => kept.get(keyOf(name)),
    list: async ({ limit, after }) =>
      [...kept]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .filter(([key]) => after === undefined || key > keyOf(after))
        .slice(0, limit)
        .map(([, profile]) => profile),
    keep: async (profile) => {
      const there = kept.get(keyOf(profile));
      if (there !== undefined) return there.digest === profile.digest ? 'same' : 'different';
      kept.set(keyOf(profile), profile);
      return 'kept';
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error('nothing of it is asked here');
}

const registry: Registry = {
  territory: async (code) =>
    code === '33063' ? { code, kind: 'commune', name: 'Bordeaux', epci: null } : undefined,
  territories: refuse,
  resolve: refuse,
  resolveWithin: refuse,
  export: refuse,
  services: refuse,
  plugs: refuse,
  movePlug: refuse,
  load: refuse,
};

const OPEN: Admission = { enter: () => 'admitted', leave: () => {} };

export type Ask = (method: string, path: string, init?: RequestInit) => Promise<Response>;

/** The API over a memory of one's own. */
export function api({ verifications, profiles }: Memory, admission: Admission = OPEN): Ask {
  const app = createApp(() => ({
    config: parseConfig({ ADMIN_TOKEN: TOKEN }),
    clock: { now: () => NOW },
    catalogue: { contracts, adapters },
    admission,
    registry,
    feeds: { read: refuse },
    writes: { carry: refuse },
    tokens: NO_TOKENS,
    ...NO_SWAPS,
    journal: { write: () => {} },
    verifications,
    profiles,
    newId: () => '00000000-0000-4000-8000-ffffffffffff',
  }));
  return async (method, path, init = {}) =>
    app.request(`http://portail.example${path}`, { ...init, method });
}

export function administered(body: unknown): RequestInit {
  return {
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
