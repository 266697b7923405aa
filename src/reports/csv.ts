import type { DocumentReport, Finding, Report, RuleOutcome } from '../model/report.ts';
import type { RuleDescription } from '../model/rule.ts';
import { closingOf, pointer, titleIn, waiverOf } from './digest.ts';
import type { Format, FormatContext } from './format.ts';
import { csvCell } from './quote.ts';

/** A cell of Excel holds 32 767 characters; a message of that length is no message. */
const CELL_CHARACTERS_MAX = 2000;

/** Names that programs rely on, whatever the reader's language. */
const COLUMNS = [
  'document',
  'sha256',
  'verdict',
  'rule',
  'title',
  'severity',
  'mandatory',
  'outcome',
  'judged',
  'failing',
  'closing',
  'source',
  'line',
  'column',
  'end_line',
  'end_column',
  'pointer',
  'message',
  'basis',
  'effort',
  'axis',
  'weight',
  'waiver_state',
  'waiver_motive',
  'waiver_author',
  'waiver_until',
  'equivalence',
  'equivalence_proof',
  'equivalence_author',
  'fingerprint',
  'documentation',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

/**
 * A spreadsheet is read by a French Excel before any program: it takes UTF-8 for UTF-8 only when the
 * file begins with a byte order mark.
 */
const BYTE_ORDER_MARK = '\ufeff';

/** RFC 4180: one row for each finding, obstacle, and rule that found nothing. */
export const csv: Format = {
  id: 'csv',
  mediaType: 'text/csv',
  render: (report, context) => {
    const rows = report.documents.flatMap((document) => rowsOf(report, document, context));
    const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
    return `${BYTE_ORDER_MARK}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
  },
};

function rowsOf(report: Report, document: DocumentReport, context: FormatContext): Row[] {
  const { name, sha256, verdict } = document;
  const identity = { document: name, sha256, verdict };
  const rules = new Map(report.rules.map((rule) => [rule.rule, rule]));
  const silent = document.outcomes.filter(({ findings }) => findings === 0);
  const outcomes = new Map(document.outcomes.map((outcome) => [outcome.rule, outcome]));
  const about = (rule: string) => ruleCells(outcomes.get(rule), rules.get(rule), context);
  return [
    ...document.obstacles.map(({ code, message }) => ({
      ...identity,
      rule: code,
      outcome: 'obstacle',
      message,
    })),
    ...document.findings.map((finding) => ({
      ...identity,
      ...about(finding.rule),
      ...findingCells(document, finding),
    })),
    ...silent.map(({ rule, why }) => ({ ...identity, ...about(rule), message: why })),
  ];
}

function ruleCells(
  outcome: RuleOutcome | undefined,
  description: RuleDescription | undefined,
  context: FormatContext,
): Row {
  if (outcome === undefined) return {};
  return {
    rule: outcome.rule,
    title: titleIn(context, outcome.rule, outcome.title),
    severity: outcome.severity,
    mandatory: outcome.mandatory,
    outcome: outcome.outcome,
    judged: outcome.nodes,
    failing: outcome.failing,
    basis: description?.basis.join(' ; ') ?? null,
    effort: description?.effort ?? null,
    axis: description?.axis ?? null,
    weight: description?.weight ?? null,
    documentation: outcome.documentation,
  };
}

function findingCells(document: DocumentReport, finding: Finding): Row {
  const { rule, severity, message, path, range, source, fingerprint, equivalence } = finding;
  const waiver = waiverOf(document, finding);
  return {
    rule,
    severity,
    closing: closingOf(document, finding),
    source,
    line: range.start.line + 1,
    column: range.start.character + 1,
    end_line: range.end.line + 1,
    end_column: range.end.character + 1,
    pointer: pointer(path),
    message,
    waiver_state: waiver?.state ?? null,
    waiver_motive: waiver?.motive ?? null,
    waiver_author: waiver?.author ?? null,
    waiver_until: waiver?.until ?? null,
    equivalence: equivalence?.decision ?? null,
    equivalence_proof: equivalence?.proof ?? null,
    equivalence_author: equivalence?.author ?? null,
    fingerprint,
  };
}

/** Numbers are ours and stay bare, so that they can be added up. */
function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? csvCell(value, CELL_CHARACTERS_MAX) : String(value);
}
