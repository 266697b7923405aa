import type { DocumentReport, Finding } from '../../model/report.ts';
import type { Language, RuleDescription } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { closingOf, groupsOf, isOwn, pointer, type RuleGroup, titleIn } from '../digest.ts';
import { excerptOf, linesOf } from '../excerpt.ts';
import { counted, french, wordsOf } from '../words.ts';
import { Correction } from './correction.tsx';
import { documentId, langOfReport, langOfTitle, lineId, type ViewContext } from './links.ts';

/** Findings listed per rule; the rest is counted, the JSON report has them all. */
const FINDINGS_PER_RULE_MAX = 100;
/** Of which this many with their line of the document: enough to recognise the pattern. */
const EXCERPTS_PER_RULE_MAX = 10;
/** Groups open from the start: errors, as long as the page stays readable. */
const OPEN_FINDINGS_MAX = 40;
export const MESSAGE_CHARACTERS_MAX = 600;
const POINTER_CHARACTERS_MAX = 300;

/** For whoever corrects: where exactly, why, how, and what is expected instead. */
export const FindingsByRule = ({
  document,
  index,
  context,
  shownLines,
  rules = [],
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
  /** Zero-based lines that the annotated source shows, and links may lead to. */
  shownLines: ReadonlySet<number>;
  /** The report's, for how to fix what was found. */
  rules?: readonly RuleDescription[];
  language?: Language;
}) => {
  const words = wordsOf(language);
  const heading = `${documentId(index)}-constats`;
  const groups = groupsOf(document);
  const descriptions = new Map(rules.map((rule) => [rule.rule, rule]));
  const source = context.sources.get(document.name);
  const lines = source === undefined ? [] : linesOf(source);
  return (
    <section class="corrections">
      <h3 id={heading}>
        <span class="reader">{words.sections.vendorFor}</span> {words.sections.vendor}
      </h3>
      <p>{groups.length === 0 ? words.report.noFinding : words.vendor.intro}</p>
      {groups.map((group) => (
        <Group
          group={group}
          description={descriptions.get(group.rule)}
          document={document}
          index={index}
          context={context}
          shownLines={shownLines}
          lines={lines}
          language={language}
        />
      ))}
    </section>
  );
};

interface Around {
  readonly document: DocumentReport;
  readonly index: number;
  readonly context: ViewContext;
  readonly shownLines: ReadonlySet<number>;
  readonly lines: readonly string[];
  readonly language: Language;
}

const Group = ({
  group,
  description,
  ...around
}: Around & { group: RuleGroup; description: RuleDescription | undefined }) => {
  const { context, language } = around;
  const words = wordsOf(language);
  const href = context.ruleHref(group.rule, group.documentation);
  const shown = group.findings.slice(0, FINDINGS_PER_RULE_MAX);
  const left = group.findings.length - shown.length;
  const open = group.severity === 'error' && group.findings.length <= OPEN_FINDINGS_MAX;
  return (
    <details
      class={`group group-${group.severity}`}
      data-severity={group.severity}
      data-rule={clean(group.rule)}
      open={open}
    >
      <summary>
        <span class={`severity severity-${group.severity}`}>{words.severity[group.severity]}</span>
        <span class="group-title" lang={langOfTitle(context, group.rule, language)}>
          {clean(titleIn(context, group.rule, group.title) ?? group.rule)}
        </span>
        {group.waived && <span class="severity severity-hint">{words.outcome.waived}</span>}
        <span class="group-count">{counted(group.findings.length, 'finding', words)}</span>
      </summary>
      <p class="group-rule">
        {words.vendor.rule} <code>{clean(group.rule)}</code>
        {href !== undefined && (
          <>
            {words.colon} <a href={href}>{words.vendor.page}</a>
          </>
        )}
      </p>
      <ul class="findings">
        {shown.map((finding, rank) => (
          <FindingItem finding={finding} excerpt={rank < EXCERPTS_PER_RULE_MAX} {...around} />
        ))}
      </ul>
      {left > 0 && (
        <p>
          {counted(left, 'otherFinding', words)}, {words.vendor.left}.
        </p>
      )}
      {description !== undefined && <Correction description={description} language={language} />}
    </details>
  );
};

const FindingItem = ({
  finding,
  excerpt,
  document,
  index,
  shownLines,
  lines,
  language,
}: Around & { finding: Finding; excerpt: boolean }) => {
  const words = wordsOf(language);
  const { line, character } = finding.range.start;
  const own = isOwn(document, finding);
  const where = `${words.report.line} ${line + 1}, ${words.report.column} ${character + 1}`;
  const closing = closingOf(document, finding);
  const text = own && excerpt ? lines[line] : undefined;
  return (
    <li>
      <p class="finding-message">
        <span lang={langOfReport(language)}>
          {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}
        </span>
        {closing !== 'open' && (
          <span class="severity severity-hint">{words.vendor.closed[closing]}</span>
        )}
      </p>
      <p class="finding-place">
        {!own && `${clean(finding.source)}, `}
        {own && shownLines.has(line) ? <a href={`#${lineId(index, line)}`}>{where}</a> : where}
        {' · '}
        <code class="pointer">{cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX)}</code>
      </p>
      {text !== undefined && <Excerpt line={text} finding={finding} />}
    </li>
  );
};

const Excerpt = ({ line, finding }: { line: string; finding: Finding }) => {
  const { before, marked, after } = excerptOf(line, finding);
  if (`${before}${marked}${after}`.trim() === '') return null;
  return (
    <p class="finding-excerpt">
      <code>
        {before.trimStart()}
        {marked !== '' && <mark>{marked}</mark>}
        {after}
      </code>
    </p>
  );
};
