import type { Equivalence } from '../../model/decision.ts';
import type { DocumentReport, Report, WaiverReport } from '../../model/report.ts';
import { EFFORTS, type Language } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { messagesOf, type RuleReading, readingsOf, titleIn } from '../digest.ts';
import { french, numeral, type Words, wordsOf } from '../words.ts';
import { OutcomeIcon } from './icons.tsx';
import { documentId, langOfReport, langOfTitle, type ViewContext } from './links.ts';
import { RuleName } from './outcomes.tsx';

const MESSAGES_PER_RULE_MAX = 5;
const TEXT_CHARACTERS_MAX = 600;

/** For whoever decides: of each rule not fully met, what, why, how far, who, how hard. */
export const RuleAnalysis = ({
  report,
  document,
  index,
  context,
  language = 'fr',
}: {
  report: Pick<Report, 'rules'>;
  document: DocumentReport;
  index: number;
  context: ViewContext;
  language?: Language;
}) => {
  const words = wordsOf(language);
  const heading = `${documentId(index)}-analyse`;
  const readings = readingsOf(report, document);
  return (
    <section class="analysis">
      <h3 id={heading}>
        <span class="reader">{words.sections.officerFor}</span> {words.sections.officer}
      </h3>
      <p>{readings.length === 0 ? words.officer.nothing : words.officer.intro}</p>
      {readings.map((reading) => (
        <Sheet reading={reading} context={context} language={language} />
      ))}
    </section>
  );
};

interface SheetProps {
  readonly reading: RuleReading;
  readonly context: ViewContext;
  readonly language: Language;
}

const Sheet = ({ reading, context, language }: SheetProps) => {
  const { outcome, description, waivers, equivalences, actor } = reading;
  const words = wordsOf(language);
  const { officer } = words;
  const effort = description?.effort ?? null;
  return (
    <article
      class={`sheet sheet-${outcome.outcome}`}
      data-rule={clean(outcome.rule)}
      data-severity={outcome.severity}
      data-outcome={outcome.outcome}
    >
      <h4>
        <RuleName
          rule={outcome.rule}
          title={titleIn(context, outcome.rule, outcome.title)}
          href={context.ruleHref(outcome.rule, outcome.documentation)}
          lang={langOfTitle(context, outcome.rule, language)}
        />
      </h4>
      <dl>
        <dt>{officer.required}</dt>
        <dd>
          {outcome.mandatory ? officer.mandatory : officer.recommended} (
          {words.severity[outcome.severity]})
        </dd>
        <dt>{officer.basis}</dt>
        <dd>
          <Basis basis={description?.basis ?? []} language={language} />
        </dd>
        <dt>{officer.met}</dt>
        <dd>
          <span class={`outcome outcome-${outcome.outcome}`}>
            <OutcomeIcon outcome={outcome.outcome} />
            {words.outcome[outcome.outcome]}
          </span>
          {words.colon}{' '}
          {outcome.nodes === 0
            ? officer.notJudged
            : officer.metCount(
                numeral(outcome.nodes - outcome.failing, words),
                numeral(outcome.nodes, words),
              )}
        </dd>
        <dt>{officer.missing}</dt>
        <dd>
          <Missing reading={reading} language={language} />
        </dd>
        <dt>{officer.actor}</dt>
        <dd>{officer.actors[actor]}</dd>
        <dt>{officer.effort}</dt>
        <dd>{effort === null ? officer.effortUnknown : EFFORTS[effort][language]}</dd>
        <dt>{officer.waiver}</dt>
        <dd>
          {waivers.length === 0
            ? officer.noWaiver
            : waivers.map((waiver) => <WaiverLine waiver={waiver} language={language} />)}
        </dd>
        <dt>{officer.equivalence}</dt>
        <dd>
          <EquivalenceSlot equivalences={equivalences} language={language} />
        </dd>
      </dl>
    </article>
  );
};

const Basis = ({ basis, language }: { basis: readonly string[]; language: Language }) =>
  basis.length === 0 ? (
    <span>{wordsOf(language).officer.noBasis}</span>
  ) : (
    <ul lang={langOfReport(language)}>
      {basis.map((each) => (
        <li>{french(clean(each))}</li>
      ))}
    </ul>
  );

const Missing = ({
  reading: { outcome, findings },
  language,
}: {
  reading: RuleReading;
  language: Language;
}) => {
  const words = wordsOf(language);
  const messages = messagesOf(findings);
  const left = messages.slice(MESSAGES_PER_RULE_MAX).reduce((sum, { times }) => sum + times, 0);
  return (
    <>
      {outcome.why !== null && (
        <p lang={langOfReport(language)}>{cleanClip(outcome.why, TEXT_CHARACTERS_MAX)}</p>
      )}
      {outcome.outcome === 'inconclusive' && <p>{words.officer.missingUnknown}.</p>}
      {messages.length > 0 && (
        <ul>
          {messages.slice(0, MESSAGES_PER_RULE_MAX).map(({ message, times }) => (
            <li>
              <span lang={langOfReport(language)}>
                {french(cleanClip(message, TEXT_CHARACTERS_MAX))}
              </span>
              {times > 1 && (
                <span class="quiet"> ({words.officer.times(numeral(times, words))})</span>
              )}
            </li>
          ))}
          {left > 0 && <li>{otherFindings(left, words)}</li>}
        </ul>
      )}
    </>
  );
};

function otherFindings(left: number, words: Words): string {
  return `${numeral(left, words)} ${words.nouns.otherFinding[words.plural(left) ? 1 : 0]}`;
}

const WaiverLine = ({ waiver, language }: { waiver: WaiverReport; language: Language }) => {
  const words = wordsOf(language);
  return (
    <p>
      <strong class={`waiver-state waiver-${waiver.state}`}>
        {words.waiverState[waiver.state]}
      </strong>
      , {words.officer.until(cleanClip(waiver.until, TEXT_CHARACTERS_MAX))}
      {words.colon}{' '}
      <span lang={langOfReport(language)}>{cleanClip(waiver.motive, TEXT_CHARACTERS_MAX)}</span> (
      {cleanClip(waiver.author, TEXT_CHARACTERS_MAX)}, {words.waiverOrigin[waiver.origin]})
    </p>
  );
};

/** CCP R2111-11: what is claimed and decided, or lines to fill in by hand on paper. */
const EquivalenceSlot = ({
  equivalences,
  language,
}: {
  equivalences: readonly Equivalence[];
  language: Language;
}) => {
  const words = wordsOf(language);
  const { officer } = words;
  const open = equivalences.every(({ decision }) => decision === 'claimed');
  return (
    <>
      {equivalences.length === 0 && <p class="on-screen">{officer.noEquivalence}</p>}
      {equivalences.map(({ proof, author, decision }) => (
        <p>
          <strong>{words.equivalence[decision]}</strong>
          {words.colon}{' '}
          <span lang={langOfReport(language)}>
            {words.quoted(cleanClip(proof, TEXT_CHARACTERS_MAX))}
          </span>{' '}
          ({cleanClip(author, TEXT_CHARACTERS_MAX)})
        </p>
      ))}
      {open && (
        <div class="by-hand" aria-hidden="true">
          {equivalences.length === 0 && (
            <p>
              <span>{officer.proof}</span>
              <span class="blank" />
            </p>
          )}
          <p>
            <span>{officer.decision}</span>
            <span>{officer.blankDecision}</span>
            <span class="blank blank-short" />
            <span>{officer.blankSigned}</span>
            <span class="blank" />
          </p>
        </div>
      )}
    </>
  );
};
