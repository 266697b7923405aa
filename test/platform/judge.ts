import type { Verifications } from '../../src/model/ports.ts';
import type { Report, Verification } from '../../src/model/report.ts';

/** A report with no document: what is in it is not what these tests are about. */
export const RESULT: Verification = {
  report: {
    schema: 'https://prise-numerique.fr/schemas/report/1',
    engine: { id: 'engine', version: '1', digest: '' },
    ruleset: { id: 'ruleset', version: '1', digest: '' },
    profile: null,
    asOf: null,
    verdict: 'conforme',
    documents: [],
    rules: [],
    parts: [],
    digest: '',
  } satisfies Report,
  sources: new Map([['é.yaml', 'openapi: 3.1.0\n']]),
};

/** Stands in for the engine: a submission asks for its own fate by the name of its ruleset. */
export async function judgeOrCrash(id: string, verifications: Verifications): Promise<void> {
  const submission = await verifications.submission(id);
  if (submission?.ruleset === 'never') return;
  await verifications.tell(id, { document: 1, documents: 1, phase: 'judging' });
  if (submission?.ruleset === 'crash') throw new RangeError('poison');
  await verifications.conclude(id, RESULT);
}
