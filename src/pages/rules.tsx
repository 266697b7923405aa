import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { AppEnv } from '../env.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import { groupBy } from '../model/group.ts';
import { EFFORTS, FAMILIES, type RuleSheet, type RulesetSheet } from '../model/rule.ts';
import { Problem } from '../problems/problem.ts';
import { count, SEVERITY_WORDS } from '../reports/words.ts';
import { pageResponse } from './layout.tsx';

const SECTION = '/regles';

/** Every rule of every ruleset, by family. */
export function rulesPage(): Response {
  return pageResponse(
    { title: 'Règles', section: SECTION },
    <div class="wide">
      <h1>Règles</h1>
      <p class="lead">
        Ce que le territoire demande à toute description OpenAPI. Chaque règle dit pourquoi, sur
        quel fondement, et comment la respecter. Une règle de gravité « erreur » est obligatoire :
        elle seule rend un document non conforme.
      </p>
      {rulesets.map((ruleset) => (
        <Ruleset ruleset={ruleset} />
      ))}
    </div>,
  );
}

export function rulePage(c: Context<AppEnv>): Response {
  const id = c.req.param('id');
  const ruleset = rulesets.find(({ rules }) => rules.some((rule) => rule.id === id));
  const rule = ruleset?.rules.find((sheet) => sheet.id === id);
  if (ruleset === undefined || rule === undefined) {
    throw new Problem('ressource-inconnue', {
      detail:
        'Cette règle n’existe pas dans nos référentiels. La liste des règles les donne toutes.',
    });
  }
  return pageResponse(
    { title: rule.title, section: SECTION },
    <div class="wide">
      <p class="breadcrumb">
        <a href="/regles">Règles</a>
      </p>
      <h1>{rule.title}</h1>
      <Facts rule={rule} ruleset={ruleset} />
      {/* Rendered and escaped at build, from our own pages: see `build/rule-pages.ts`. */}
      <div class="prose">{raw(rule.html)}</div>
      <section aria-labelledby="documents-temoins">
        <h2 id="documents-temoins">Documents témoins</h2>
        <p>
          Deux descriptions complètes, qui servent aussi d’essais à cette règle : la première la
          respecte, la seconde l’enfreint et n’enfreint qu’elle.
        </p>
        <Sample title="Respecte la règle" text={rule.good} />
        <Sample title="Enfreint la règle" text={rule.bad} />
      </section>
    </div>,
  );
}

const Ruleset = ({ ruleset }: { ruleset: RulesetSheet }) => (
  <section aria-labelledby={`referentiel-${ruleset.id}`}>
    <h2 id={`referentiel-${ruleset.id}`}>
      Référentiel « {ruleset.id} » <span class="version">{ruleset.version}</span>
    </h2>
    <p>
      {ruleset.description} {count(ruleset.rules.length, 'règle')}. Utilisable tel quel dans
      Spectral : <a href={ruleset.path}>ruleset.yaml</a>.
    </p>
    {groupBy(ruleset.rules, ({ family }) => family)
      .entries()
      .map(([family, rules]) => (
        <section class="family" aria-labelledby={`famille-${family}`}>
          <h3 id={`famille-${family}`}>{FAMILIES[family].fr}</h3>
          <ul class="rule-list">
            {rules.map((rule) => (
              <li>
                <a href={rule.path}>{rule.title}</a>
                <span class={`severity severity-${rule.severity}`}>
                  {SEVERITY_WORDS[rule.severity]}
                </span>
                <code class="rule-id">{rule.id}</code>
              </li>
            ))}
          </ul>
        </section>
      ))
      .toArray()}
    <p class="quiet digest">
      Empreinte SHA-256 : <code>{ruleset.digest}</code>
    </p>
  </section>
);

const Facts = ({ rule, ruleset }: { rule: RuleSheet; ruleset: RulesetSheet }) => (
  <dl class="facts">
    <div>
      <dt>Gravité</dt>
      <dd>
        <span class={`severity severity-${rule.severity}`}>{SEVERITY_WORDS[rule.severity]}</span>{' '}
        {rule.mandatory ? 'obligatoire' : 'recommandée'}
      </dd>
    </div>
    <div>
      <dt>Famille</dt>
      <dd>{FAMILIES[rule.family].fr}</dd>
    </div>
    <div>
      <dt>Effort de correction</dt>
      <dd>{EFFORTS[rule.effort].fr}</dd>
    </div>
    <div>
      <dt>Référentiel</dt>
      <dd>
        {ruleset.id} {ruleset.version}
      </dd>
    </div>
    <div>
      <dt>Identifiant</dt>
      <dd>
        <code>{rule.id}</code>
      </dd>
    </div>
  </dl>
);

const Sample = ({ title, text }: { title: string; text: string }) => (
  <details class="sample">
    <summary>{title}</summary>
    <pre>
      <code>{text}</code>
    </pre>
  </details>
);
