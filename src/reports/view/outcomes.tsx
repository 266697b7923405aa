import type { DocumentReport, RuleOutcome } from '../../model/report.ts';
import type { Language, RuleDescription } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { countByOutcome, outcomesInOrder, titleIn } from '../digest.ts';
import { counted, french, numeral, wordsOf } from '../words.ts';
import { OutcomeIcon } from './icons.tsx';
import { documentId, langOfReport, langOfTitle, type ViewContext } from './links.ts';

const WHY_CHARACTERS_MAX = 500;

/** What became of every rule, the respected ones included: silence is never read as success. */
export const OutcomesTable = ({
  document,
  index,
  context,
  rules = [],
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
  /** The report's, for the basis of each. */
  rules?: readonly RuleDescription[];
  language?: Language;
}) => {
  const words = wordsOf(language);
  const { tables } = words;
  const caption = `${documentId(index)}-regles`;
  const { passed } = countByOutcome(document.outcomes);
  const descriptions = new Map(rules.map((rule) => [rule.rule, rule]));
  return (
    <section>
      <h3 id={caption}>{words.sections.allRules}</h3>
      <p>
        {counted(document.outcomes.length, 'rule', words)}, {tables.including}{' '}
        {counted(passed, 'met', words)}. {french(tables.allRulesNote)}
      </p>
      <table class="stacked" aria-labelledby={caption}>
        <thead>
          <tr>
            <th scope="col">{words.vendor.rule}</th>
            <th scope="col">{tables.outcome}</th>
            <th scope="col">{tables.severity}</th>
            <th scope="col" class="numeric">
              {tables.nodes}
            </th>
            <th scope="col" class="numeric">
              {tables.findings}
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomesInOrder(document).map((outcome) => (
            <OutcomeRow
              outcome={outcome}
              basis={descriptions.get(outcome.rule)?.basis ?? []}
              context={context}
              language={language}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const OutcomeRow = ({
  outcome,
  basis,
  context,
  language,
}: {
  outcome: RuleOutcome;
  basis: readonly string[];
  context: ViewContext;
  language: Language;
}) => {
  const words = wordsOf(language);
  const { tables, officer } = words;
  const met = numeral(outcome.nodes - outcome.failing, words);
  const judged = numeral(outcome.nodes, words);
  return (
    <tr
      data-rule={clean(outcome.rule)}
      data-severity={outcome.severity}
      data-outcome={outcome.outcome}
    >
      <th scope="row">
        <RuleName
          rule={outcome.rule}
          title={titleIn(context, outcome.rule, outcome.title)}
          href={context.ruleHref(outcome.rule, outcome.documentation)}
          lang={langOfTitle(context, outcome.rule, language)}
        />
        {basis.length > 0 && (
          <p class="basis" lang={langOfReport(language)}>
            {basis.map(clean).join(' ; ')}
          </p>
        )}
      </th>
      <td data-label={tables.outcome}>
        <span class={`outcome outcome-${outcome.outcome}`}>
          <OutcomeIcon outcome={outcome.outcome} />
          {words.outcome[outcome.outcome]}
        </span>
        {outcome.failing > 0 && <p class="why">{officer.metCount(met, judged)}</p>}
        {outcome.why !== null && (
          <p class="why" lang={langOfReport(language)}>
            {cleanClip(outcome.why, WHY_CHARACTERS_MAX)}
          </p>
        )}
      </td>
      <td data-label={tables.severity}>
        {words.severity[outcome.severity]}
        {outcome.mandatory && <span class="mandatory"> ({officer.mandatory})</span>}
      </td>
      <td data-label={tables.nodes} class="numeric">
        {judged}
      </td>
      <td data-label={tables.findings} class="numeric">
        {numeral(outcome.findings, words)}
      </td>
    </tr>
  );
};

export const RuleName = ({
  rule,
  title,
  href,
  lang,
}: {
  rule: string;
  title: string | null;
  href: string | undefined;
  /** Of the title, where it is not the page's. */
  lang?: 'fr' | undefined;
}) => {
  const name =
    title === null ? (
      <code>{clean(rule)}</code>
    ) : lang === undefined ? (
      clean(title)
    ) : (
      <span lang={lang}>{clean(title)}</span>
    );
  return (
    <>
      {href === undefined ? <span class="rule-title">{name}</span> : <a href={href}>{name}</a>}
      {title !== null && <code class="rule-id">{clean(rule)}</code>}
    </>
  );
};
