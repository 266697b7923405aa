import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { FieldCoverage, Given } from '../model/adapter.ts';
import type { Coverage, OperationCoverage } from '../model/coverage.ts';
import { count } from '../reports/words.ts';
import { pageResponse } from './layout.tsx';

const STATUS_WORDS: Readonly<Record<Given, { label: string; meaning: string; shape: string }>> = {
  given: {
    label: 'fourni',
    meaning: 'l’éditeur donne cette valeur',
    shape: 'M4 10.5 8.2 15 16 5.5',
  },
  derived: {
    label: 'déduit',
    meaning: 'la passerelle la calcule à partir de ce que l’éditeur donne',
    shape: 'M5 7.5h10M5 12.5h10',
  },
  absent: {
    label: 'absent',
    meaning: 'l’éditeur ne permet pas de la connaître ; elle n’est pas inventée',
    shape: 'M5 5l10 10M15 5 5 15',
  },
};

const STATUSES = ['given', 'derived', 'absent'] as const;

/** What consumers can count on, on one territory, with the vendor plugged there now. */
export function coveragePage(coverageOf: (c: Context<AppEnv>) => Promise<Coverage>) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { contract = '', major = '' } = c.req.param();
    const coverage = await coverageOf(c);
    return coverageResponse(coverage, `/contrats/${contract}/${major}`, `${c.req.path}.json`);
  };
}

function coverageResponse(coverage: Coverage, contractPath: string, jsonPath: string): Response {
  const { territory, contract, plug, service, adapter } = coverage;
  return pageResponse(
    { title: `Couverture : ${contract.title}, ${territory.name}`, section: '/contrats' },
    <div class="wide">
      <p class="breadcrumb">
        <a href="/contrats">Contrats</a> <span aria-hidden="true">›</span>{' '}
        <a href={contractPath}>{contract.title}</a>
      </p>
      <h1>
        {territory.name} : ce que l’éditeur fournit du contrat « {contract.title} »
      </h1>
      <dl class="facts">
        <div>
          <dt>Service raccordé</dt>
          <dd>{service.title}</dd>
        </div>
        <div>
          <dt>Interface de l’éditeur</dt>
          <dd>
            <a href={adapter.documentation}>{adapter.title}</a>
          </dd>
        </div>
        <div>
          <dt>Adaptateur</dt>
          <dd>{adapter.id === 'natif' ? 'aucun : contrat natif' : <code>{adapter.id}</code>}</dd>
        </div>
        <div>
          <dt>Raccordement</dt>
          <dd>
            {plug.territory === territory.code ? 'propre au territoire' : 'de l’intercommunalité'}
          </dd>
        </div>
      </dl>
      <dl class="legend" aria-label="Légende">
        {STATUSES.map((status) => (
          <div>
            <dt>
              <StatusMark status={status} />
            </dt>
            <dd>{STATUS_WORDS[status].meaning}</dd>
          </div>
        ))}
      </dl>
      {coverage.operations.map((operation) => (
        <OperationSection operation={operation} />
      ))}
      <p>
        <a href={jsonPath}>Les mêmes informations en JSON</a>
      </p>
    </div>,
  );
}

const OperationSection = ({ operation }: { operation: OperationCoverage }) => {
  const heading = `operation-${operation.id}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        <code>{operation.path}</code>
      </h2>
      <p>
        {operation.summary} <StatusMark status={operation.status} />
        {operation.why !== '' && <span class="quiet"> {operation.why}</span>}
      </p>
      {operation.fields.length > 0 && <p class="quiet">{tallyOf(operation.fields)}.</p>}
      {operation.fields.length > 0 && (
        <table class="stacked" aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Couverture</th>
              <th scope="col">D’où vient la valeur, ou pourquoi elle manque</th>
            </tr>
          </thead>
          <tbody>
            {operation.fields.map((field) => (
              <FieldRow field={field} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

function tallyOf(fields: readonly FieldCoverage[]): string {
  const parts = STATUSES.flatMap((status) => {
    const n = fields.filter((field) => field.status === status).length;
    return n === 0 ? [] : [count(n, STATUS_WORDS[status].label)];
  });
  return `${count(fields.length, 'champ')} : ${parts.join(', ')}`;
}

const FieldRow = ({ field }: { field: FieldCoverage }) => (
  <tr>
    <th scope="row">
      <code>{field.field}</code>
    </th>
    <td data-label="Couverture">
      <StatusMark status={field.status} />
    </td>
    <td data-label="Explication">{field.why}</td>
  </tr>
);

const StatusMark = ({ status }: { status: Given }) => (
  <span class={`outcome given-${status}`}>
    <svg
      class="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={STATUS_WORDS[status].shape}
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
    {STATUS_WORDS[status].label}
  </span>
);
