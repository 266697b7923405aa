import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import { folded } from '../model/folded.ts';
import { groupBy } from '../model/group.ts';
import type { Severity } from '../model/report.ts';
import {
  AXES,
  type Axis,
  FAMILIES,
  type Family,
  type Language,
  type RuleSheet,
  type RulesetSheet,
} from '../model/rule.ts';
import { counted, wordsOf } from '../reports/words.ts';
import { frenchIn, languageOf, pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import { SEVERITIES } from './words.ts';

const PATH = '/regles';

const WORDS = {
  fr: {
    title: 'Règles',
    lead: 'Ce que le territoire demande à toute description OpenAPI : pourquoi, sur quel fondement, et comment la respecter. Seule une règle de gravité « erreur » rend un document non conforme.',
    search: 'Chercher une règle, un article, un mot',
    family: 'Famille',
    severity: 'Gravité',
    axis: 'Axe de la note',
    every: 'Toutes',
    all: 'Tous',
    submit: 'Chercher',
    count: 'Règles affichées : {n} sur {all}.',
    none: 'Aucune règle ne correspond.',
    byAxis: 'Le référentiel en un coup d’œil',
    ruleset: 'Référentiel',
    spectral: 'Utilisable tel quel dans Spectral',
    integrate: 'Vérifier depuis vos outils',
    digest: 'Empreinte SHA-256',
    weight: 'poids',
    upcoming: 'À venir en',
    upcomingHint:
      'Les rapports les annoncent ; elles ne comptent ni dans le verdict ni dans les notes.',
    profiles: 'Profils',
    profilesHint: 'Les mêmes règles, plus ou moins graves et pesantes selon ce que l’on achète.',
  },
  en: {
    title: 'Rules',
    lead: 'What the territory asks of any OpenAPI description: why, on what basis, and how to meet it. Only a rule of severity “error” makes a document not compliant.',
    search: 'Search a rule, an article, a word',
    family: 'Family',
    severity: 'Severity',
    axis: 'Axis of the score',
    every: 'All',
    all: 'All',
    submit: 'Search',
    count: 'Rules shown: {n} of {all}.',
    none: 'No rule matches.',
    byAxis: 'The ruleset at a glance',
    ruleset: 'Ruleset',
    spectral: 'Usable as it is in Spectral',
    integrate: 'Check from your own tools',
    digest: 'SHA-256 digest',
    weight: 'weight',
    upcoming: 'To come in',
    upcomingHint: 'Reports announce them; they count neither in the verdict nor in the scores.',
    profiles: 'Profiles',
    profilesHint: 'The same rules, graver and heavier or less so, for what is being bought.',
  },
} as const satisfies Words<object>;

/** What the reader looks for; the same fields in the address, with or without scripts. */
interface Search {
  readonly q: string;
  readonly famille: string;
  readonly gravite: string;
  readonly axe: string;
}

/** Every rule of every ruleset, by family; those that are not looked for are hidden, not left out. */
export function rulesPage(c: Context<AppEnv>): Response {
  const language = languageOf(c.req.path);
  const words = WORDS[language];
  const search: Search = {
    q: c.req.query('q') ?? '',
    famille: c.req.query('famille') ?? '',
    gravite: c.req.query('gravite') ?? '',
    axe: c.req.query('axe') ?? '',
  };
  const { search: query } = new URL(c.req.url);
  return pageResponse(
    { title: words.title, section: PATH, language, translated: PATH + query, scripts: ['pages'] },
    <div class="wide">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Glance language={language} />
      <search>
        <SearchForm search={search} language={language} />
      </search>
      {rulesets.map((ruleset) => (
        <Ruleset ruleset={ruleset} search={search} language={language} />
      ))}
    </div>,
  );
}

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

function everyRule(): RuleSheet[] {
  return rulesets.flatMap(({ rules }) => rules);
}

/** One bar an axis, as long as it has rules, in the colours of their gravity. */
const Glance = ({ language }: { language: Language }) => {
  const rules = everyRule();
  const byAxis = groupBy(rules, ({ axis }) => axis);
  const longest = Math.max(...[...byAxis.values()].map(({ length }) => length));
  const present = SEVERITY_ORDER.filter((each) => rules.some(({ severity }) => severity === each));
  return (
    <section class="glance" aria-label={WORDS[language].byAxis}>
      <dl>
        {(Object.keys(AXES) as Axis[]).map((axis) => {
          const own = byAxis.get(axis) ?? [];
          return (
            <div class="glance-row">
              <dt>{AXES[axis][language]}</dt>
              <dd>
                <Bar rules={own} longest={longest} /> <strong>{own.length}</strong>
                <span class="visually-hidden">
                  {' '}
                  {present
                    .map((each) => {
                      const n = own.filter(({ severity }) => severity === each).length;
                      return `${SEVERITIES[language][each]} : ${n}`;
                    })
                    .join(', ')}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <ul class="key" aria-hidden="true">
        {present.map((each) => (
          <li class={`key-${each}`}>{SEVERITIES[language][each]}</li>
        ))}
      </ul>
    </section>
  );
};

const Bar = ({ rules, longest }: { rules: readonly RuleSheet[]; longest: number }) => {
  const sorted = rules.toSorted(
    (a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
  );
  return (
    <svg viewBox={`0 0 ${longest * 10} 10`} preserveAspectRatio="none" aria-hidden="true">
      {sorted.map(({ severity }, rank) => (
        <rect class={`key-${severity}`} x={rank * 10} width="8.5" height="10" />
      ))}
    </svg>
  );
};

const SearchForm = ({ search, language }: { search: Search; language: Language }) => {
  const words = WORDS[language];
  const rules = everyRule();
  const listed = rulesets.flatMap(({ next }) => [...rules, ...next.rules]);
  const shown = listed.filter((rule) => matches(rule, search)).length;
  const families = new Set(listed.map(({ family }) => family));
  const severities = new Set(listed.map(({ severity }) => severity));
  return (
    <form class="filter catalogue" method="get" data-catalogue>
      <label class="filter-field filter-search">
        <span class="filter-label">{words.search}</span>
        <input type="search" name="q" value={search.q} autocomplete="off" spellcheck={false} />
      </label>
      <Choice name="famille" label={words.family} every={words.every} chosen={search.famille}>
        {(Object.keys(FAMILIES) as Family[])
          .filter((family) => families.has(family))
          .map((family) => ({ value: family, label: FAMILIES[family][language] }))}
      </Choice>
      <Choice name="gravite" label={words.severity} every={words.every} chosen={search.gravite}>
        {SEVERITY_ORDER.filter((each) => severities.has(each)).map((each) => ({
          value: each,
          label: wordsOf(language).severity[each],
        }))}
      </Choice>
      <Choice name="axe" label={words.axis} every={words.all} chosen={search.axe}>
        {(Object.keys(AXES) as Axis[]).map((axis) => ({
          value: axis,
          label: AXES[axis][language],
        }))}
      </Choice>
      <button class="button secondary" type="submit">
        {words.submit}
      </button>
      <p class="count" role="status" data-count={words.count} data-none={words.none}>
        {shown === 0
          ? words.none
          : words.count.replace('{n}', String(shown)).replace('{all}', String(listed.length))}
      </p>
    </form>
  );
};

const Choice = ({
  name,
  label,
  every,
  chosen,
  children,
}: {
  name: string;
  label: string;
  every: string;
  chosen: string;
  children: readonly { value: string; label: string }[];
}) => (
  <label class="filter-field">
    <span class="filter-label">{label}</span>
    <select name={name}>
      <option value="">{every}</option>
      {children.map((option) => (
        <option value={option.value} selected={option.value === chosen}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);

/** What a word may be found in, in both languages: an article is cited in either. */
function searchable(rule: RuleSheet): string {
  const { id, title, description, family, axis, basis, english } = rule;
  const families = Object.values(FAMILIES[family]);
  const axes = Object.values(AXES[axis]);
  return folded(
    [id, title, description, ...families, ...axes, ...basis, english.title, ...english.basis].join(
      '\n',
    ),
  );
}

function matches(rule: RuleSheet, { q, famille, gravite, axe }: Search): boolean {
  const text = searchable(rule);
  return (
    folded(q)
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (famille === '' || rule.family === famille) &&
    (gravite === '' || rule.severity === gravite) &&
    (axe === '' || rule.axis === axe)
  );
}

interface RulesetProps {
  readonly ruleset: RulesetSheet;
  readonly search: Search;
  readonly language: Language;
}

const Ruleset = ({ ruleset, search, language }: RulesetProps) => {
  const words = WORDS[language];
  return (
    <section aria-labelledby={`referentiel-${ruleset.id}`}>
      <h2 id={`referentiel-${ruleset.id}`}>
        {words.ruleset} « {ruleset.id} » <span class="version">{ruleset.version}</span>
      </h2>
      <p>
        {counted(ruleset.rules.length, 'rule', wordsOf(language))}. {words.spectral}
        {' : '}
        <a href={ruleset.path}>ruleset.yaml</a>.{' '}
        <a href={pathIn(language, '/integrer')}>{words.integrate}</a>.
      </p>
      {[...groupBy(ruleset.rules, ({ family }) => family)].map(([family, rules]) => (
        <section
          class="family"
          aria-labelledby={`famille-${family}`}
          data-family-section
          hidden={!rules.some((rule) => matches(rule, search))}
        >
          <h3 id={`famille-${family}`}>{FAMILIES[family][language]}</h3>
          <ul class="rule-list">
            {rules.map((rule) => (
              <Rule rule={rule} hidden={!matches(rule, search)} language={language} />
            ))}
          </ul>
        </section>
      ))}
      <Upcoming ruleset={ruleset} search={search} language={language} />
      <Profiles ruleset={ruleset} language={language} />
      <p class="quiet digest">
        {words.digest}
        {' : '}
        <code>{ruleset.digest}</code>
      </p>
    </section>
  );
};

/** What the next version adds: told early, so that nobody is taken by surprise. */
const Upcoming = ({ ruleset: { next }, search, language }: RulesetProps) =>
  next.rules.length === 0 ? null : (
    <section
      class="family"
      aria-labelledby="a-venir"
      data-family-section
      hidden={!next.rules.some((rule) => matches(rule, search))}
    >
      <h3 id="a-venir">
        {WORDS[language].upcoming} {next.version}
      </h3>
      <p class="quiet">{WORDS[language].upcomingHint}</p>
      <ul class="rule-list">
        {next.rules.map((rule) => (
          <Rule rule={rule} hidden={!matches(rule, search)} language={language} />
        ))}
      </ul>
    </section>
  );

const Profiles = ({ ruleset, language }: Omit<RulesetProps, 'search'>) => {
  const words = WORDS[language];
  return ruleset.profiles.length === 0 ? null : (
    <section aria-labelledby="profils">
      <h3 id="profils">{words.profiles}</h3>
      <p>{words.profilesHint}</p>
      <dl class="profiles">
        {ruleset.profiles.map(({ id, version, title, description, path, data }) => (
          <div>
            <dt lang={frenchIn(language)}>
              {title} <span class="version">{version}</span>
            </dt>
            <dd>
              <span lang={frenchIn(language)}>{description}</span> <code class="rule-id">{id}</code>{' '}
              <a href={path}>
                Spectral<span class="visually-hidden"> ({id})</span>
              </a>{' '}
              ·{' '}
              <a href={data}>
                JSON<span class="visually-hidden"> ({id})</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Rule = ({
  rule,
  hidden,
  language,
}: {
  rule: RuleSheet;
  hidden: boolean;
  language: Language;
}) => (
  <li
    hidden={hidden}
    data-rule={rule.id}
    data-family={rule.family}
    data-severity={rule.severity}
    data-axis={rule.axis}
    data-search={searchable(rule)}
  >
    <span class={`severity severity-${rule.severity}`}>
      {wordsOf(language).severity[rule.severity]}
    </span>
    <span class="rule-name">
      <a href={pathIn(language, rule.path)}>
        {language === 'fr' ? rule.title : rule.english.title}
      </a>
      <code class="rule-id">{rule.id}</code>
    </span>
    <span class="rule-axis quiet">
      {AXES[rule.axis][language]}, {WORDS[language].weight} {rule.weight}
    </span>
  </li>
);
