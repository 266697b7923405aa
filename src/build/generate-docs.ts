/**
 * `docs/reference/`: what the registries say, written down. Run it after a change of a contract, an
 * adapter, a rule or a problem; `test/meta/docs.test.ts` holds the pages fresh.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { adapters } from '../adapters/index.ts';
import { carriersOf, fieldWords } from '../contracts/carriers.ts';
import { contracts } from '../contracts/index.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { Adapter, FieldCoverage, Given, VendorAuth } from '../model/adapter.ts';
import type { Contract, ContractOperation } from '../model/contract.ts';
import type { Fault } from '../model/exchange.ts';
import { AXES, type Calibration } from '../model/rule.ts';
import { PROBLEM_GUIDE } from '../pages/problem-guide.ts';
import { PROBLEMS, type ProblemCode } from '../problems/catalogue.ts';
import { page, table } from './markdown.ts';

const COMMAND = 'node src/build/generate-docs.ts';

const FAULTS: Readonly<Record<Fault, string>> = {
  consumer: 'réutilisateur',
  gateway: 'passerelle',
  vendor: 'éditeur',
};

const GIVEN: Readonly<Record<Given, string>> = {
  given: 'donné',
  derived: 'déduit',
  absent: 'absent',
};

/** Path from the root of the repository → text. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    'docs/reference/contracts.md': page('Contrats', COMMAND, [
      'Un paramètre suivi d’une étoile est obligatoire. Sans portée, l’opération est ouverte. Le contrat entier : son fichier OpenAPI, ou sa page sur le portail.',
      ...contracts.map(contractSection),
    ]),
    'docs/reference/capabilities.md': page('Capacités', COMMAND, [
      CAPABILITIES,
      ...contracts.map(capabilitySection),
    ]),
    'docs/reference/vendors.md': page(
      'Adaptateurs d’éditeurs',
      COMMAND,
      adapters.map(adapterSection),
    ),
    'docs/reference/rules.md': page('Règles', COMMAND, rulesets.map(rulesetSection)),
    'docs/reference/problems.md': page('Problèmes', COMMAND, [problemsTable()]),
  };
}

function contractSection(contract: Contract): string {
  const { id, major, title, norm, operations } = contract;
  const rows = operations.map((operation) => [
    `\`${operation.id}\``,
    `\`${operation.method} ${operation.path}\``,
    operation.summary,
    parametersOf(operation),
    operation.scopes.map((scope) => `\`${scope}\``).join(', '),
    originOf(operation),
    operation.method === 'GET' ? `${operation.ttlSeconds} s` : '',
    operation.method === 'GET' ? `${operation.staleSeconds} s` : '',
  ]);
  const head = ['opération', 'requête', 'objet', 'paramètres', 'portées', 'origine'];
  return [
    `## \`${id}\` v${major} : ${title}`,
    `Norme : [${norm.name} ${norm.version}](${norm.url}), ou équivalent. Source : [specs/${id}/v${major}.yaml](../../specs/${id}/v${major}.yaml). Qui la porte : [capacités](capabilities.md).`,
    table([...head, 'fraîcheur', 'secours'], rows),
  ].join('\n\n');
}

/** Those that must be given are marked. */
function parametersOf({ parameters, body }: ContractOperation): string {
  const named = parameters.map(({ name, required }) => `\`${name}\`${required ? '*' : ''}`);
  const taken = body === undefined ? [] : [`corps ${body.mediaTypes.join(' ou ')}`];
  return [...named, ...taken].join(', ');
}

function originOf({ origin, view }: ContractOperation): string {
  if (origin === 'gateway') return 'passerelle';
  return view === undefined ? 'éditeur' : `éditeur, vue de \`${view.of}\``;
}

/** Who can carry what: a row a vendor API, a column an operation that vendors carry out. */
function capabilitySection(contract: Contract): string {
  const { id, major, title, native, operations } = contract;
  const asked = operations.filter(({ origin }) => origin === 'vendor');
  const columns = asked.map((operation) => carriersOf(operation, contract, adapters));
  const rows = [...adapters.filter(({ contract: ref }) => ref === contract.ref), native].map(
    (adapter) => [
      adapter === native
        ? adapter.title
        : `[\`${adapter.id}\`](../../src/adapters/${adapter.id}/README.md)`,
      ...columns.map((carriers) => {
        const fields = carriers.find((each) => each.adapter === adapter)?.fields;
        return fields === undefined ? 'non' : fieldWords(fields);
      }),
    ],
  );
  return [
    `## \`${id}\` v${major} : ${title}`,
    table(['éditeur', ...asked.map(({ id: operation }) => `\`${operation}\``)], rows),
  ].join('\n\n');
}

const CAPABILITIES =
  'Ce que chaque interface d’éditeur permet de chaque contrat, compté en champs : donnés par l’éditeur, déduits par la passerelle, absents. « non » : l’éditeur ne le permet pas, et la passerelle le dit (problème `operation-non-couverte`). Le détail, champ par champ : [adaptateurs](vendors.md).';

function adapterSection(adapter: Adapter): string {
  const { id, title, documentation, contract, auth, coverage } = adapter;
  const key = keyOf(auth);
  const short = Object.entries(coverage).flatMap(([operation, fields]) =>
    fields.filter(({ status }) => status !== 'given').map((field) => coverageRow(operation, field)),
  );
  const counts = Object.entries(coverage).map(([operation, fields]) => [
    `\`${operation}\``,
    ...(['given', 'derived', 'absent'] as const).map((status) => count(fields, status)),
  ]);
  return [
    `## \`${id}\` : ${title}`,
    `Contrat \`${contract}\` ; clé de l’éditeur : ${key} ; [documentation de l’éditeur](${documentation}) ; [particularités](../../src/adapters/${id}/README.md).`,
    table(['opération', 'champs donnés', 'déduits', 'absents'], counts),
    table(['opération', 'champ', 'statut', 'pourquoi'], short),
  ].join('\n\n');
}

function keyOf(auth: VendorAuth): string {
  const optional = auth.kind !== 'none' && auth.optional === true ? ', facultative' : '';
  switch (auth.kind) {
    case 'none':
      return 'aucune';
    case 'query':
      return `paramètre \`${auth.name}\`${optional}`;
    case 'form':
      return `champ de formulaire \`${auth.name}\`${optional}`;
    case 'basic':
      return `authentification de base${optional}`;
    case 'headers':
      return `en-tête ${auth.headers.map(({ name }) => `\`${name}\``).join(' et ')}${optional}`;
  }
}

function count(fields: readonly FieldCoverage[], status: Given): string {
  return String(fields.filter((field) => field.status === status).length);
}

function coverageRow(operation: string, { field, status, why }: FieldCoverage): string[] {
  return [`\`${operation}\``, `\`${field}\``, GIVEN[status], why];
}

function rulesetSection({ id, version, description, rules }: (typeof rulesets)[number]): string {
  const rows = rules.map((sheet) => [
    `[\`${sheet.id}\`](../../rulesets/rules/${sheet.id}/rule.md)`,
    sheet.title,
    sheet.severity,
    sheet.mandatory ? 'oui' : 'non',
    `${AXES[sheet.axis].fr}, ${sheet.weight}`,
    marketOf(sheet.calibration),
    sheet.basis.join(' ; '),
  ]);
  return [
    `## \`${id}\` ${version}`,
    `${description} Source : [rulesets/${id}.yaml](../../rulesets/${id}.yaml).`,
    table(
      ['règle', 'exigence', 'sévérité', 'éliminatoire', 'axe, poids', 'échecs', 'fondement'],
      rows,
    ),
  ].join('\n\n');
}

/** Share of the real documents that fail: `docs/calibration.md`. */
function marketOf(calibration: Calibration | null): string {
  if (calibration === null) return '';
  const { documents, failing } = calibration;
  return `${Math.round((100 * failing) / documents)} %`;
}

function problemsTable(): string {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  const rows = codes.map((code) => {
    const { status, title, fault } = PROBLEMS[code];
    const { meaning, remedy } = PROBLEM_GUIDE[code];
    return [`\`${code}\``, String(status), FAULTS[fault], title, meaning, remedy];
  });
  return table(
    ['code', 'statut', 'à qui la faute', 'titre', 'ce que cela veut dire', 'que faire'],
    rows,
  );
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(referencePages())) {
    const target = resolve(import.meta.dirname, '../..', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
