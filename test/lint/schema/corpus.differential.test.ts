import { describe, expect, it } from 'vitest';
import { casesOf, corpusFiles, present } from './corpus.ts';
import { outcomesOf, type Pair, pair, SPECTRAL } from './engines.ts';

/** The whole corpus takes minutes, nearly all of them Ajv's: `CORPUS_MS=600000` for all of it. */
const MILLISECONDS = Number(process.env.CORPUS_MS ?? 8_000);
/** Of a document's schemas, at most so many, or the largest documents would take all the time. */
const PER_DOCUMENT = Number(process.env.CORPUS_SCHEMAS ?? 6);

const title = present
  ? 'schemas of the corpus, with their examples'
  : 'schemas of the corpus: SKIPPED, ../shared/corpus is absent';

function enginesOf(): Record<string, Pair> {
  return {
    draft4: pair('draft4', SPECTRAL),
    'draft2020-12': pair('draft2020-12', SPECTRAL),
    'draft4 all': pair('draft4', { ...SPECTRAL, allErrors: true }),
    'draft2020-12 all': pair('draft2020-12', { ...SPECTRAL, allErrors: true }),
  };
}

describe.skipIf(!present)(title, () => {
  it('answer like Ajv', { timeout: MILLISECONDS + 120_000 }, () => {
    const until = performance.now() + MILLISECONDS;
    const spent = { real: 0, ours: 0 };
    let cases = 0;
    let documents = 0;
    for (const file of corpusFiles()) {
      if (performance.now() > until) break;
      documents++;
      const engines = enginesOf();
      let left = PER_DOCUMENT;
      for (const { name, dialect, schema, instances } of casesOf(file)) {
        if (left-- === 0) break;
        for (const mode of ['', ' all']) {
          const { real, ours } = engines[dialect + mode] as Pair;
          const copies = [structuredClone(schema), structuredClone(schema)] as const;
          const start = performance.now();
          const expected = outcomesOf(real, copies[0], instances);
          const between = performance.now();
          const actual = outcomesOf(ours, copies[1], instances);
          spent.ours += performance.now() - between;
          spent.real += between - start;
          cases += expected.length;
          expect(actual, name + mode).toEqual(expected);
        }
      }
    }
    const ratio = (spent.real / spent.ours).toFixed(1);
    console.log(
      `${documents} documents, ${cases} cases: Ajv ${spent.real.toFixed()} ms, ours ${spent.ours.toFixed()} ms, ${ratio} times faster`,
    );
    expect(cases).toBeGreaterThan(100);
  });
});
