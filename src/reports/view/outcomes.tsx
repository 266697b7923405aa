import type { DocumentReport, RuleOutcome } from '../../model/report.ts';
import { clean, cleanClip } from '../clean.ts';
import { countByOutcome, outcomesInOrder } from '../digest.ts';
import { count, number, OUTCOME_WORDS, SEVERITY_WORDS } from '../words.ts';
import { OutcomeIcon } from './icons.tsx';
import { documentId, type ViewContext } from './links.ts';

const WHY_CHARACTERS_MAX = 500;

/** What became of every rule, the respected ones included: silence is never read as success. */
export const OutcomesTable = ({
  document,
  index,
  context,
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
}) => {
  const caption = `${documentId(index)}-regles`;
  const { passed } = countByOutcome(document.outcomes);
  return (
    <section>
      <h3 id={caption}>Toutes les règles</h3>
      <p>
        {count(document.outcomes.length, 'règle')}, dont {count(passed, 'respectée')}. Une règle «
        sans objet » n’a rien trouvé à juger dans le document ; une règle « non concluante » n’a pas
        pu finir et ne compte pas comme respectée.
      </p>
      <table class="stacked" aria-labelledby={caption}>
        <thead>
          <tr>
            <th scope="col">Règle</th>
            <th scope="col">Résultat</th>
            <th scope="col">Gravité</th>
            <th scope="col" class="numeric">
              Éléments jugés
            </th>
            <th scope="col" class="numeric">
              Constats
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomesInOrder(document).map((outcome) => (
            <OutcomeRow outcome={outcome} context={context} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const OutcomeRow = ({ outcome, context }: { outcome: RuleOutcome; context: ViewContext }) => (
  <tr
    data-rule={clean(outcome.rule)}
    data-severity={outcome.severity}
    data-outcome={outcome.outcome}
  >
    <th scope="row">
      <RuleName
        rule={outcome.rule}
        title={outcome.title}
        href={context.ruleHref(outcome.rule, outcome.documentation)}
      />
    </th>
    <td data-label="Résultat">
      <span class={`outcome outcome-${outcome.outcome}`}>
        <OutcomeIcon outcome={outcome.outcome} />
        {OUTCOME_WORDS[outcome.outcome]}
      </span>
      {outcome.why !== null && <p class="why">{cleanClip(outcome.why, WHY_CHARACTERS_MAX)}</p>}
    </td>
    <td data-label="Gravité">
      {SEVERITY_WORDS[outcome.severity]}
      {outcome.mandatory && <span class="mandatory"> (obligatoire)</span>}
    </td>
    <td data-label="Éléments jugés" class="numeric">
      {number(outcome.nodes)}
    </td>
    <td data-label="Constats" class="numeric">
      {number(outcome.findings)}
    </td>
  </tr>
);

export const RuleName = ({
  rule,
  title,
  href,
}: {
  rule: string;
  title: string | null;
  href: string | undefined;
}) => {
  const name = title === null ? <code>{clean(rule)}</code> : clean(title);
  return (
    <>
      {href === undefined ? <span class="rule-title">{name}</span> : <a href={href}>{name}</a>}
      {title !== null && <code class="rule-id">{clean(rule)}</code>}
    </>
  );
};
