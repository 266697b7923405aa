import type { DocumentReport, Finding } from '../../model/report.ts';
import { clean, cleanClip } from '../clean.ts';
import { groupsOf, isOwn, pointer, type RuleGroup } from '../digest.ts';
import { count, french, OUTCOME_WORDS, SEVERITY_WORDS } from '../words.ts';
import { documentId, lineId, type ViewContext } from './links.ts';

/** Findings listed per rule; the rest is counted, the JSON report has them all. */
const FINDINGS_PER_RULE_MAX = 100;
/** Groups open from the start: errors, as long as the page stays readable. */
const OPEN_FINDINGS_MAX = 40;
export const MESSAGE_CHARACTERS_MAX = 600;
const POINTER_CHARACTERS_MAX = 300;

export const FindingsByRule = ({
  document,
  index,
  context,
  shownLines,
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
  /** Zero-based lines that the annotated source shows, and links may lead to. */
  shownLines: ReadonlySet<number>;
}) => {
  const heading = `${documentId(index)}-constats`;
  const groups = groupsOf(document);
  return (
    <section class="by-rule">
      <h3 id={heading}>Constats par règle</h3>
      {groups.length === 0 ? (
        <p>Aucun constat.</p>
      ) : (
        groups.map((group) => (
          <Group
            group={group}
            context={context}
            anchor={(finding) =>
              isOwn(document, finding) && shownLines.has(finding.range.start.line)
                ? `#${lineId(index, finding.range.start.line)}`
                : undefined
            }
            fileOf={(finding) => (isOwn(document, finding) ? undefined : finding.source)}
          />
        ))
      )}
    </section>
  );
};

const Group = ({
  group,
  context,
  anchor,
  fileOf,
}: {
  group: RuleGroup;
  context: ViewContext;
  /** Link to the finding's line, when the annotated source shows it. */
  anchor: (finding: Finding) => string | undefined;
  /** Name of the file, when the finding lies in another one than the document. */
  fileOf: (finding: Finding) => string | undefined;
}) => {
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
        <span class={`severity severity-${group.severity}`}>{SEVERITY_WORDS[group.severity]}</span>
        <span class="group-title">{clean(group.title ?? group.rule)}</span>
        {group.waived && <span class="severity severity-hint">{OUTCOME_WORDS.waived}</span>}
        <span class="group-count">{count(group.findings.length, 'constat')}</span>
      </summary>
      <p class="group-rule">
        Règle <code>{clean(group.rule)}</code>
        {href !== undefined && (
          <>
            {' '}
            : <a href={href}>pourquoi et comment corriger</a>
          </>
        )}
      </p>
      <ul class="findings">
        {shown.map((finding) => (
          <FindingItem finding={finding} href={anchor(finding)} file={fileOf(finding)} />
        ))}
      </ul>
      {left > 0 && (
        <p>Et {count(left, 'autre constat', 'autres constats')}, à lire dans le rapport JSON.</p>
      )}
    </details>
  );
};

const FindingItem = ({
  finding,
  href,
  file,
}: {
  finding: Finding;
  href: string | undefined;
  file: string | undefined;
}) => {
  const { line, character } = finding.range.start;
  const where = `ligne ${line + 1}, colonne ${character + 1}`;
  return (
    <li>
      <p class="finding-message">{french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}</p>
      <p class="finding-place">
        {file !== undefined && `${clean(file)}, `}
        {href === undefined ? where : <a href={href}>{where}</a>}
        {' · '}
        <code class="pointer">{cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX)}</code>
      </p>
    </li>
  );
};
