/**
 * What every adapter owes, whatever the vendor: driven by the registry and the recordings, so that a
 * new adapter is held to it without a line here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adapters, offeredOperations } from '../../src/adapters/index.ts';
import { loadRecordings, loadRequests } from '../../src/build/stand-ins/recording.ts';
import { contracts } from '../../src/contracts/index.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import type { Contract } from '../../src/model/contract.ts';
import { type AnswerAt, answers, converse, outcomeOf } from '../adapters/converse.ts';
import { hostileAnswers, mutants } from '../adapters/hostile.ts';
import { type Kind, kinds } from '../adapters/services.ts';
import { soundnessOf } from '../adapters/sound.ts';

const SOURCES = `${import.meta.dirname}/../../src/adapters`;

function contractOf({ contract }: Adapter): Contract {
  const found = contracts.find(({ ref }) => ref === contract);
  if (found === undefined) throw new Error(`no contract ${contract}`);
  return found;
}

/** What the vendor itself carries out: a view is made of that. */
function carriedBy({ adapter, service }: Kind): readonly string[] {
  const settings = adapter.settings.parse(service.settings);
  const offered = offeredOperations(adapter, settings, contractOf(adapter));
  return offered.filter((id) => Object.hasOwn(adapter.operations, id));
}

function violationsOf(adapter: Adapter, operation: string, body: unknown) {
  return contractOf(adapter)
    .operations.find(({ id }) => id === operation)
    ?.validate(body);
}

describe.each(kinds)('$adapter.id', (kind) => {
  const { adapter, service, serviceUrl, recordings } = kind;
  const requests = loadRequests(recordings);
  const dialogueOf = (operation: string, answerAt: AnswerAt = answers(recordings)) => ({
    adapter,
    settings: service.settings,
    serviceUrl,
    operation,
    ...requests[operation],
    answerAt,
  });
  const vendorOperations = contractOf(adapter)
    .operations.filter(({ origin }) => origin === 'vendor')
    .map(({ id }) => id);

  it.each(carriedBy(kind))(
    'typical: %s keeps the contract, and could be true',
    async (operation) => {
      const { body } = converse(dialogueOf(operation));
      expect(violationsOf(adapter, operation, body)).toEqual([]);
      const isSound = await soundnessOf(adapter.contract);
      expect(isSound(body, kind, operation)).toBe(true);
    },
  );

  it.each(carriedBy(kind))('pure: %s gives the same for the same answers', (operation) => {
    const run = () => converse(dialogueOf(operation)).body;
    expect(run()).toEqual(run());
  });

  it.each(carriedBy(kind))('asks only what is recorded of it: %s is answered', (operation) => {
    const typical = answers(recordings);
    const statuses: (number | undefined)[] = [];
    converse(
      dialogueOf(operation, (request, step) => {
        const answer = typical(request, step);
        statuses.push(answer.status);
        return answer;
      }),
    );
    expect(statuses.filter((status) => status === 404 || status === 400)).toEqual([]);
  });

  const asking = carriedBy(kind).filter(
    (operation) => converse(dialogueOf(operation)).urls.length > 0,
  );

  it.each(['not-found', 'error'])(
    '%s: the vendor’s own error is not taken for data',
    (kindOfError) => {
      const names = [...loadRecordings(recordings).keys()];
      expect(names.some((name) => name.endsWith(`.${kindOfError}`))).toBe(true);
      const errors = answers(recordings, kindOfError);
      for (const operation of asking) {
        // As it came, and as a vendor would send it that says 200 to everything.
        const always: AnswerAt = (request, step) => ({ ...errors(request, step), status: 200 });
        for (const answerAt of [errors, always]) {
          expect(outcomeOf(dialogueOf(operation, answerAt)), operation).toHaveProperty('refused');
        }
      }
    },
  );

  it.each(carriedBy(kind))(
    'hostile: %s ends, and is refused or could be true',
    async (operation) => {
      const isSound = await soundnessOf(adapter.contract);
      for (const [name, answerAt] of hostileAnswers(answers(recordings))) {
        const outcome = outcomeOf(dialogueOf(operation, answerAt));
        if ('refused' in outcome) continue;
        const violations = violationsOf(adapter, operation, outcome.body);
        if (!isNative(adapter)) expect(violations, name).toEqual([]);
        if (violations?.length === 0)
          expect(isSound(outcome.body, kind, operation), name).toBe(true);
      }
    },
  );

  it.each(carriedBy(kind))('mutants: %s never shows an impossible record', async (operation) => {
    const isSound = await soundnessOf(adapter.contract);
    const steps = converse(dialogueOf(operation)).urls.length;
    const tally = { valid: 0, refused: 0, 'refused by the contract': 0, wrong: 0 };
    for (const answerAt of mutants(answers(recordings), steps, 200)) {
      const outcome = outcomeOf(dialogueOf(operation, answerAt));
      if ('refused' in outcome) tally.refused += 1;
      else if (violationsOf(adapter, operation, outcome.body)?.length === 0) {
        tally[isSound(outcome.body, kind, operation) ? 'valid' : 'wrong'] += 1;
      } else tally['refused by the contract'] += 1;
    }
    console.log(`${adapter.id} ${operation}: ${JSON.stringify(tally)}`);
    expect(tally.wrong).toBe(0);
    expect(tally.valid).toBeGreaterThan(0);
  });

  it('declares each field of each operation once, with a reason in words', () => {
    expect(Object.keys(adapter.coverage).sort()).toEqual(Object.keys(adapter.operations).sort());
    for (const [operation, declared] of Object.entries(adapter.coverage)) {
      expect(vendorOperations).toContain(operation);
      expect(declared.map(({ field }) => field)).toEqual(contractOf(adapter).fields[operation]);
      for (const { why } of declared) expect(why).toMatch(/^\p{Lu}.{10,}\.$/su);
    }
  });

  it.each(carriedBy(kind))(
    'coverage of %s tells the truth about the typical answer',
    (operation) => {
      const { body } = converse(dialogueOf(operation));
      const declared = adapter.coverage[operation] ?? [];
      const shown = fieldsIn(body, new Set(declared.map(({ field }) => field)));
      const absentYetShown = declared.filter(
        ({ field, status }) => status === 'absent' && shown.known.has(field),
      );
      expect(absentYetShown).toEqual([]);
      expect([...shown.unknown]).toEqual([]);
    },
  );
});

/** A native vendor's document goes through as it is: the contract refuses it, in its place. */
function isNative(adapter: Adapter): boolean {
  return contracts.some(({ native }) => native === adapter);
}

/** The declared fields that a body has, as the contract writes them, and what it has beside them. */
function fieldsIn(body: unknown, declared: ReadonlySet<string>) {
  const [known, unknown] = [new Set<string>(), new Set<string>()];
  const walk = (value: unknown, path: string): void => {
    if (declared.has(path)) known.add(path);
    else if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        walk(member, path === '' ? key : `${path}.${key}`);
      }
    } else unknown.add(path);
  };
  walk(body, '');
  return { known, unknown };
}

it('shows every station of a bicycle network with its status', () => {
  for (const kind of kinds.filter(({ adapter }) => adapter.contract === 'velos@3')) {
    const { adapter, service, serviceUrl, recordings } = kind;
    const idsOf = (operation: string): string[] => {
      const answerAt = answers(recordings);
      const dialogue = { adapter, settings: service.settings, serviceUrl, operation, answerAt };
      const { data } = converse(dialogue).body as { data: { stations: { station_id: string }[] } };
      return data.stations.map(({ station_id }) => station_id).sort();
    };
    expect(idsOf('station_information').length).toBeGreaterThanOrEqual(8);
    expect(idsOf('station_status')).toEqual(idsOf('station_information'));
    expect(adapter.settings.safeParse({}).success).toBe(false);
  }
});

it('has an id, a page of documentation and a README per adapter', () => {
  for (const { id, title, documentation } of adapters) {
    expect(title).not.toBe('');
    expect(URL.canParse(documentation)).toBe(true);
    expect(readFileSync(`${SOURCES}/${id}/README.md`, 'utf8')).toContain('##');
  }
  expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
});

it('does no I/O and reads neither clock, randomness nor environment', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(10);
  for (const file of sources) {
    const code = readFileSync(`${SOURCES}/${file}`, 'utf8');
    expect(code, file).not.toMatch(
      /\bfetch\(|Date\.now|new Date\(\)|Math\.random|process\.|from 'node:|from 'hono|crypto\./,
    );
  }
});
