import { groupBy } from '../model/group.ts';
import type { DocumentReport, Finding, Outcome, Report, Severity } from '../model/report.ts';
import { FAMILIES, type Family, type Language } from '../model/rule.ts';
import { clean, cleanClip } from '../reports/clean.ts';
import { countBySeverity, isOwn, pointer } from '../reports/digest.ts';
import { lineId, type ViewContext } from '../reports/view/links.ts';
import { counted, french, nounOf, wordsOf } from '../reports/words.ts';
import { frenchIn, type Words } from './language.ts';
import { type Place, placeOf } from './operation.ts';
import { RuleTitle } from './rule-title.tsx';
import { SEVERITIES } from './words.ts';

/** How findings are put together; the report's own view groups them by rule. */
export const GROUPINGS = ['regle', 'operation', 'fichier'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function groupingOf(wanted: string | null | undefined): Grouping {
  return GROUPINGS.find((each) => each === wanted) ?? 'regle';
}

/** Findings listed per group; the rest is counted, the JSON report has them all. */
const FINDINGS_PER_GROUP_MAX = 100;
/** And of the groups of one document: a page of more is not read, it is waited for. */
const GROUPS_MAX = 200;
/** Groups open from the start, as long as the page stays readable. */
const OPEN_FINDINGS_MAX = 40;
const MESSAGE_CHARACTERS_MAX = 600;
const NAME_CHARACTERS_MAX = 160;
const POINTER_CHARACTERS_MAX = 300;

const WORDS = {
  fr: {
    read: 'Lire ce rapport pour',
    readings: { corriger: 'Corriger (éditeur)', analyser: 'Analyser (acheteur)' },
    group: 'Présenter les constats',
    by: { regle: 'Par règle', operation: 'Par opération', fichier: 'Par fichier' },
    heading: { operation: 'Constats par opération', fichier: 'Constats par fichier' },
    filter: 'Filtrer',
    search: 'Chercher un mot, une règle, un chemin',
    severity: 'Gravité',
    outcome: 'Résultat de la règle',
    family: 'Famille',
    every: 'Toutes',
    all: 'Tous',
    clear: 'Tout afficher',
    document: 'Le document',
    documentHint: 'ce qui n’appartient à aucune opération',
    methods: 'toutes les méthodes',
    none: 'Aucun constat.',
    line: 'ligne',
    column: 'colonne',
    left: 'Le reste se lit dans le rapport JSON : ',
    status: 'Constats affichés : {n} sur {all}. Règles : {rules} sur {allRules}.',
  },
  en: {
    read: 'Read this report to',
    readings: { corriger: 'Fix (vendor)', analyser: 'Analyse (buyer)' },
    group: 'Show findings',
    by: { regle: 'By rule', operation: 'By operation', fichier: 'By file' },
    heading: { operation: 'Findings by operation', fichier: 'Findings by file' },
    filter: 'Filter',
    search: 'Search a word, a rule, a path',
    severity: 'Severity',
    outcome: 'Outcome of the rule',
    family: 'Family',
    every: 'All',
    all: 'All',
    clear: 'Show everything',
    document: 'The document',
    documentHint: 'what belongs to no operation',
    methods: 'all methods',
    none: 'No finding.',
    line: 'line',
    column: 'column',
    left: 'The rest is in the JSON report: ',
    status: 'Findings shown: {n} of {all}. Rules: {rules} of {allRules}.',
  },
} as const satisfies Words<object>;

/** Choice of the grouping, which needs no script; filters, which `browser/explorer.ts` brings to life. */
export const ExplorerTools = ({
  report,
  grouping,
  language,
}: {
  report: Report;
  grouping: Grouping;
  language: Language;
}) => {
  const findings = report.documents.flatMap((document) => document.findings);
  if (findings.length === 0) return null;
  const words = WORDS[language];
  return (
    <div class="explorer" data-explorer data-families={familiesOf(report)}>
      <div class="explorer-choices">
        <Segments name="lire" legend={words.read} chosen="corriger" options={words.readings} />
        <Segments name="par" legend={words.group} chosen={grouping} options={words.by} />
      </div>
      <fieldset class="filter" data-filter hidden>
        <legend class="visually-hidden">{words.filter}</legend>
        <label class="filter-field filter-search">
          <span class="filter-label">{words.search}</span>
          <input type="search" name="q" autocomplete="off" spellcheck={false} />
        </label>
        <Severities findings={findings} language={language} />
        <Choice name="issue" label={words.outcome} every={words.all}>
          {outcomesIn(report).map((outcome) => ({
            value: outcome,
            label: wordsOf(language).outcome[outcome],
          }))}
        </Choice>
        <Choice name="famille" label={words.family} every={words.every}>
          {familiesIn(report).map((family) => ({
            value: family,
            label: FAMILIES[family][language],
          }))}
        </Choice>
        <button class="button secondary" type="button" data-clear hidden>
          {words.clear}
        </button>
      </fieldset>
      <p class="count" role="status" data-count={words.status}></p>
    </div>
  );
};

const Segments = ({
  name,
  legend,
  chosen,
  options,
}: {
  name: string;
  legend: string;
  chosen: string;
  options: Readonly<Record<string, string>>;
}) => (
  <fieldset class={`segments segments-${name}`}>
    <legend>{legend}</legend>
    {Object.entries(options).map(([value, label]) => (
      <label class="segment">
        <input type="radio" name={name} value={value} checked={value === chosen} />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);

const Severities = ({
  findings,
  language,
}: {
  findings: readonly Finding[];
  language: Language;
}) => {
  const counts = countBySeverity(findings);
  const present = (Object.keys(counts) as Severity[]).filter((each) => counts[each] > 0);
  return (
    <fieldset class="filter-severities">
      <legend>{WORDS[language].severity}</legend>
      {present.map((each) => (
        <label>
          <input type="checkbox" name="gravite" value={each} checked /> {SEVERITIES[language][each]}{' '}
          <span class="quiet">{counts[each]}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Choice = ({
  name,
  label,
  every,
  children,
}: {
  name: string;
  label: string;
  every: string;
  children: readonly { value: string; label: string }[];
}) =>
  children.length < 2 ? null : (
    <label class="filter-field">
      <span class="filter-label">{label}</span>
      <select name={name}>
        <option value="">{every}</option>
        {children.map((option) => (
          <option value={option.value}>{option.label}</option>
        ))}
      </select>
    </label>
  );

function outcomesIn({ documents }: Report): Outcome[] {
  const present = new Set(
    documents.flatMap(({ outcomes }) => outcomes.map((each) => each.outcome)),
  );
  return (Object.keys(wordsOf().outcome) as Outcome[]).filter((each) => present.has(each));
}

function familiesIn({ rules }: Report): Family[] {
  const present = new Set(rules.map(({ family }) => family));
  return (Object.keys(FAMILIES) as Family[]).filter((each) => present.has(each));
}

/** Rule → family, for the groups and rows that the report's own view writes. */
function familiesOf({ rules }: Report): string {
  return JSON.stringify(
    Object.fromEntries(
      rules.flatMap(({ rule, family }) => (family === null ? [] : [[clean(rule), family]])),
    ),
  );
}

/** The other two groupings of one document, beside the report's own by rule. */
export const OtherGroupings = ({
  document,
  index,
  shownLines,
  context,
  language,
}: {
  document: DocumentReport;
  index: number;
  shownLines: ReadonlySet<number>;
  context: ViewContext;
  language: Language;
}) => {
  if (document.findings.length === 0) return null;
  const outcomes = new Map(document.outcomes.map((outcome) => [outcome.rule, outcome]));
  const view: FindingView = {
    language,
    ruleHref: (rule) => context.ruleHref(rule, outcomes.get(rule)?.documentation ?? null),
    titleOf: (rule) => outcomes.get(rule)?.title ?? null,
    lineHref: (finding) =>
      isOwn(document, finding) && shownLines.has(finding.range.start.line)
        ? `#${lineId(index, finding.range.start.line)}`
        : undefined,
    outcomeOf: (rule) => outcomes.get(rule)?.outcome ?? 'failed',
  };
  return (
    <>
      <Grouped by="operation" document={document} view={view} />
      <Grouped by="fichier" document={document} view={view} />
    </>
  );
};

interface FindingView {
  readonly language: Language;
  readonly ruleHref: (rule: string) => string | undefined;
  readonly titleOf: (rule: string) => string | null;
  readonly lineHref: (finding: Finding) => string | undefined;
  readonly outcomeOf: (rule: string) => Outcome;
}

const Grouped = ({
  by,
  document,
  view,
}: {
  by: Exclude<Grouping, 'regle'>;
  document: DocumentReport;
  view: FindingView;
}) => {
  const words = WORDS[view.language];
  const groups =
    by === 'fichier'
      ? [...groupBy(document.findings, ({ source }) => source)].map(([file, findings]) => ({
          title: <code class="group-title">{cleanClip(file, NAME_CHARACTERS_MAX)}</code>,
          findings,
        }))
      : byOperation(document.findings).map(({ place, findings }) => ({
          title: <PlaceTitle place={place} language={view.language} />,
          findings,
        }));
  const left = groups.slice(GROUPS_MAX).flatMap(({ findings }) => findings).length;
  return (
    <section class={`by-${by}`}>
      <h3>{words.heading[by]}</h3>
      {groups.slice(0, GROUPS_MAX).map(({ title, findings }) => (
        <Group title={title} findings={findings} view={view} />
      ))}
      {left > 0 && (
        <p>
          {words.left}
          {counted(left, 'finding', wordsOf(view.language))}.
        </p>
      )}
    </section>
  );
};

/** The document first, then its operations in its own order. */
function byOperation(findings: readonly Finding[]) {
  const groups = groupBy(findings, (finding) => {
    const { method, path } = placeOf(finding);
    return path === null ? '' : JSON.stringify([path, method]);
  });
  return [...groups]
    .map(([key, group]) => ({ key, place: placeOf(group[0] ?? { path: [] }), findings: group }))
    .sort((a, b) => Number(a.key !== '') - Number(b.key !== ''));
}

const PlaceTitle = ({ place, language }: { place: Place; language: Language }) => {
  const words = WORDS[language];
  if (place.path === null) {
    return (
      <span class="group-title">
        {words.document} <span class="quiet">{words.documentHint}</span>
      </span>
    );
  }
  return (
    <span class="group-title">
      <span class={`method method-${place.method?.toLowerCase() ?? 'all'}`}>
        {place.method ?? words.methods}
      </span>{' '}
      <code>{cleanClip(place.path, NAME_CHARACTERS_MAX)}</code>
    </span>
  );
};

const Group = ({
  title,
  findings,
  view,
}: {
  title: unknown;
  findings: readonly Finding[];
  view: FindingView;
}) => {
  const counts = countBySeverity(findings);
  const severities = (Object.keys(counts) as Severity[]).filter((each) => counts[each] > 0);
  const shown = findings.slice(0, FINDINGS_PER_GROUP_MAX);
  const left = findings.length - shown.length;
  return (
    <details
      class={`group group-${severities[0] ?? 'hint'}`}
      open={counts.error > 0 && findings.length <= OPEN_FINDINGS_MAX}
    >
      <summary>
        {title}
        <span class="tally">
          {severities.map((each) => (
            <span class={`severity severity-${each}`}>
              {counts[each]}{' '}
              <span class="tally-word">{nounOf(counts[each], each, wordsOf(view.language))}</span>
            </span>
          ))}
        </span>
      </summary>
      <ul class="findings">
        {shown.map((finding) => (
          <Item finding={finding} view={view} />
        ))}
      </ul>
      {left > 0 && (
        <p>
          {WORDS[view.language].left}
          {counted(left, 'finding', wordsOf(view.language))}.
        </p>
      )}
    </details>
  );
};

const Item = ({ finding, view }: { finding: Finding; view: FindingView }) => {
  const { language } = view;
  const { line, character } = finding.range.start;
  const words = WORDS[language];
  const where = `${words.line} ${line + 1}, ${words.column} ${character + 1}`;
  const href = view.lineHref(finding);
  const rule = view.ruleHref(finding.rule);
  const title = (
    <RuleTitle rule={finding.rule} title={view.titleOf(finding.rule)} language={language} />
  );
  return (
    <li
      data-rule={clean(finding.rule)}
      data-severity={finding.severity}
      data-outcome={view.outcomeOf(finding.rule)}
    >
      <p class="finding-rule">
        <span class={`severity severity-${finding.severity}`}>
          {wordsOf(language).severity[finding.severity]}
        </span>{' '}
        {rule === undefined ? title : <a href={rule}>{title}</a>}
      </p>
      <p class="finding-message" lang={frenchIn(language)}>
        {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}
      </p>
      <p class="finding-place">
        {href === undefined ? where : <a href={href}>{where}</a>}
        {' · '}
        <code class="pointer">{cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX)}</code>
      </p>
    </li>
  );
};
