import type { DocumentReport } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { cleanClip } from '../clean.ts';
import { groupsOf, place, titleIn } from '../digest.ts';
import { counted, french, wordsOf } from '../words.ts';
import { documentId, langOfReport, langOfTitle, type ViewContext } from './links.ts';
import { RuleName } from './outcomes.tsx';

const FINDINGS_PER_RULE_MAX = 20;
const MESSAGE_CHARACTERS_MAX = 600;

/** What the ruleset's next version would say, apart from all that counts today. */
export const UpcomingSection = ({
  document,
  index,
  context,
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
  language?: Language;
}) => {
  const { upcoming, name } = document;
  if (upcoming === null) return null;
  const words = wordsOf(language);
  const heading = `${documentId(index)}-a-venir`;
  const groups = groupsOf({ name, outcomes: upcoming.outcomes, findings: upcoming.findings });
  return (
    <section class="upcoming">
      <h3 id={heading}>
        {words.sections.upcoming} {cleanClip(upcoming.version, MESSAGE_CHARACTERS_MAX)}
      </h3>
      <p>{words.tables.upcomingNote}</p>
      {groups.length === 0 && <p>{words.tables.upcomingNothing}</p>}
      <ul class="upcoming-rules">
        {groups.map(({ rule, severity, title, documentation, findings }) => (
          <li>
            <span class={`severity severity-${severity}`}>{words.severity[severity]}</span>{' '}
            <RuleName
              rule={rule}
              title={titleIn(context, rule, title)}
              href={context.ruleHref(rule, documentation)}
              lang={langOfTitle(context, rule, language)}
            />{' '}
            <span class="quiet">{counted(findings.length, 'finding', words)}</span>
            <ul>
              {findings.slice(0, FINDINGS_PER_RULE_MAX).map((finding) => (
                <li>
                  {words.report.line} {place(finding)}
                  {words.colon}{' '}
                  <span lang={langOfReport(language)}>
                    {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}
                  </span>
                </li>
              ))}
              {findings.length > FINDINGS_PER_RULE_MAX && (
                <li>
                  {counted(findings.length - FINDINGS_PER_RULE_MAX, 'otherFinding', words)},{' '}
                  {words.vendor.left}
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
};
