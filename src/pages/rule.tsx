import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { AppEnv } from '../env.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import {
  AXES,
  EFFORTS,
  FAMILIES,
  type Language,
  type RuleSheet,
  type RulesetSheet,
} from '../model/rule.ts';
import { Problem } from '../problems/problem.ts';
import { wordsOf } from '../reports/words.ts';
import { languageOf, pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';

const SECTION = '/regles';
/** The heaviest that a rule may be: see `model/rule.ts`. */
const WEIGHT_MAX = 10;

const WORDS = {
  fr: {
    rules: 'Règles',
    upcoming: 'À venir en version',
    upcomingHint: 'Les rapports l’annoncent ; elle ne compte ni dans le verdict ni dans les notes.',
    severity: 'Gravité',
    mandatory: 'obligatoire',
    recommended: 'recommandée',
    family: 'Famille',
    effort: 'Effort de correction',
    market: 'Dans le marché',
    marketFails: 'descriptions réelles n’y satisfont pas',
    french: 'administrations françaises :',
    axis: 'Axe de la note',
    weight: 'Poids sur cet axe',
    outOf: 'sur 10',
    ruleset: 'Référentiel',
    id: 'Identifiant',
    witnesses: 'Documents témoins',
    witnessesHint:
      'Deux descriptions complètes, qui servent aussi d’essais à cette règle : la première la respecte, la seconde l’enfreint et n’enfreint qu’elle.',
    good: 'Respecte la règle',
    bad: 'Enfreint la règle',
    try: 'Vérifier un document',
  },
  en: {
    rules: 'Rules',
    upcoming: 'To come in version',
    upcomingHint: 'Reports announce it; it counts neither in the verdict nor in the scores.',
    severity: 'Severity',
    mandatory: 'mandatory',
    recommended: 'recommended',
    family: 'Family',
    effort: 'Effort to fix',
    market: 'In the market',
    marketFails: 'real descriptions do not meet it',
    french: 'French administrations:',
    axis: 'Axis of the score',
    weight: 'Weight on this axis',
    outOf: 'out of 10',
    ruleset: 'Ruleset',
    id: 'Identifier',
    witnesses: 'Witness documents',
    witnessesHint:
      'Two whole descriptions, which are also the tests of this rule: the first one meets it, the second one breaks it and nothing else. Their words are French.',
    good: 'Meets the rule',
    bad: 'Breaks the rule',
    try: 'Check a document',
  },
} as const satisfies Words<object>;

/** One rule: what it asks, why, on what basis, how to meet it, how much it counts. */
export function rulePage(c: Context<AppEnv>): Response {
  const language = languageOf(c.req.path);
  const id = c.req.param('id');
  const ruleset = rulesets.find((each) => everyRuleOf(each).some((rule) => rule.id === id));
  const rule =
    ruleset === undefined ? undefined : everyRuleOf(ruleset).find((sheet) => sheet.id === id);
  if (ruleset === undefined || rule === undefined) {
    throw new Problem('ressource-inconnue', {
      detail:
        'Cette règle n’existe pas dans nos référentiels. La liste des règles les donne toutes.',
    });
  }
  const words = WORDS[language];
  const { title, html } = language === 'fr' ? rule : rule.english;
  return pageResponse(
    { title, section: SECTION, language, translated: rule.path, scripts: ['pages'] },
    <div class="wide">
      <p class="breadcrumb">
        <a href={pathIn(language, SECTION)}>{words.rules}</a>
      </p>
      <h1>{title}</h1>
      {!ruleset.rules.includes(rule) && (
        <p class="where">
          {words.upcoming} {ruleset.next.version}. {words.upcomingHint}
        </p>
      )}
      <Facts rule={rule} ruleset={ruleset} language={language} />
      {/* Rendered and escaped at build, from our own pages: see `build/rule-pages.ts`. */}
      <div class="prose">{raw(html)}</div>
      <section aria-labelledby="documents-temoins">
        <h2 id="documents-temoins">{words.witnesses}</h2>
        <p>{words.witnessesHint}</p>
        <Sample title={words.good} text={rule.good} language={language} />
        <Sample title={words.bad} text={rule.bad} language={language} />
      </section>
      <p>
        <a class="button" href={pathIn(language, '/verifier')}>
          {words.try}
        </a>
      </p>
    </div>,
  );
}

/** Those of the next version have their page already: they are announced by reports. */
function everyRuleOf({ rules, next }: RulesetSheet): RuleSheet[] {
  return [...rules, ...next.rules];
}

const Facts = ({
  rule,
  ruleset,
  language,
}: {
  rule: RuleSheet;
  ruleset: RulesetSheet;
  language: Language;
}) => {
  const words = WORDS[language];
  return (
    <dl class="facts">
      <div>
        <dt>{words.severity}</dt>
        <dd>
          <span class={`severity severity-${rule.severity}`}>
            {wordsOf(language).severity[rule.severity]}
          </span>{' '}
          {rule.mandatory ? words.mandatory : words.recommended}
        </dd>
      </div>
      <div>
        <dt>{words.axis}</dt>
        <dd>{AXES[rule.axis][language]}</dd>
      </div>
      <div>
        <dt>{words.weight}</dt>
        <dd class="weight">
          <Weight weight={rule.weight} /> {rule.weight} {words.outOf}
        </dd>
      </div>
      <div>
        <dt>{words.effort}</dt>
        <dd>{EFFORTS[rule.effort][language]}</dd>
      </div>
      {rule.calibration !== null && (
        <div>
          <dt>{words.market}</dt>
          <dd>
            <meter
              min={0}
              max={rule.calibration.documents}
              value={rule.calibration.failing}
              aria-hidden="true"
            />{' '}
            {rule.calibration.failing} / {rule.calibration.documents} {words.marketFails} (
            {words.french} {rule.calibration.french.failing} / {rule.calibration.french.documents})
          </dd>
        </div>
      )}
      <div>
        <dt>{words.family}</dt>
        <dd>{FAMILIES[rule.family][language]}</dd>
      </div>
      <div>
        <dt>{words.ruleset}</dt>
        <dd>
          {ruleset.id} {ruleset.rules.includes(rule) ? ruleset.version : ruleset.next.version}
        </dd>
      </div>
      <div>
        <dt>{words.id}</dt>
        <dd>
          <code>{rule.id}</code>
        </dd>
      </div>
    </dl>
  );
};

/** Ten dots, as many filled as it weighs. The number stands beside it. */
const Weight = ({ weight }: { weight: number }) => (
  <svg
    class="dots"
    viewBox="0 0 100 10"
    width="100"
    height="10"
    aria-hidden="true"
    focusable="false"
  >
    {Array.from({ length: WEIGHT_MAX }, (_, rank) => (
      <circle class={rank < weight ? 'dot dot-full' : 'dot'} cx={5 + rank * 10} cy="5" r="3.6" />
    ))}
  </svg>
);

const Sample = ({ title, text, language }: { title: string; text: string; language: Language }) => (
  <details class="sample">
    <summary>{title}</summary>
    <pre lang={language === 'fr' ? undefined : 'fr'} data-copy={title}>
      <code>{text}</code>
    </pre>
  </details>
);
