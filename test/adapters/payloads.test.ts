/** Real payloads of the corpus: each becomes a valid answer or is refused, and none is wrong. */
import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '../meta/tree.ts';
import { type FileRuns, hasPayloads, readers, runAll, runsOf } from './payload-runs.ts';
import { fateOf, PAYLOADS_PAGE, payloadsPage } from './payloads-table.ts';

const READERS = [...(await readers())].map(([contract, module]) => ({ contract, ...module }));

describe.skipIf(!hasPayloads)(
  `payloads${hasPayloads ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    let all: readonly FileRuns[] = [];
    beforeAll(async () => {
      all = await runAll();
    });

    it.each(READERS)('$contract: none is wrong, some are read', ({ contract }) => {
      const own = all.filter((each) => each.contract === contract);
      const wrong = own.flatMap(({ folder, name, runs }) =>
        runs
          .filter(({ result }) => result === 'wrong')
          .map(
            ({ adapter, operation, why }) => `${folder}/${name} ${adapter} ${operation}: ${why}`,
          ),
      );
      expect(wrong).toEqual([]);
      expect(own.filter((each) => fateOf(each) === 'normalised').length).toBeGreaterThan(0);
    });

    it.each(READERS.filter(({ refused }) => refused !== undefined))(
      '$contract: those that are refused are known',
      ({ contract, refused = {} }) => {
        const names = all
          .filter((each) => each.contract === contract)
          .filter(({ runs }) => runs.some(({ result }) => result === 'refused'))
          .map(({ name }) => name);
        expect([...new Set(names)].sort()).toEqual(Object.values(refused).flat().sort());
      },
    );

    it(`${PAYLOADS_PAGE} says what became of them (npm run payloads)`, () => {
      expect(read(PAYLOADS_PAGE)).toBe(payloadsPage(all));
    });
  },
);

describe('a reader', () => {
  const junk = ['', '{', 'null', '[]', '{"data":null}', '{"records":[null]}', '<?xml?>', '\u0000'];

  it.each(READERS)('$contract takes no junk for an answer', ({ reader }) => {
    for (const text of junk) {
      const file = { path: 'inconnu/fichier', bytes: new TextEncoder().encode(text) };
      const runs = runsOf(reader, file, () => false);
      expect([text, runs.filter(({ result }) => result === 'wrong')]).toEqual([text, []]);
    }
  });

  it('that crashes is wrong', () => {
    const broken = {
      folders: [],
      trialsOf: () => {
        throw new TypeError('x');
      },
    };
    const file = { path: '', bytes: new Uint8Array() };
    expect(runsOf(broken, file, () => true)).toMatchObject([{ result: 'wrong' }]);
  });
});
