import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Contract } from '../model/contract.ts';
import type { Plug, Service, Territory } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { count } from '../reports/words.ts';
import { Access, Basis, Changes, Description, Norm, ServiceLevel } from './contract/about.tsx';
import { anchorOf, Operation } from './contract/operation.tsx';
import { pageResponse } from './layout.tsx';
import { originOf } from './origin.ts';
import { inForce } from './plugs.ts';

const SECTION = '/contrats';

/** Bordeaux, where nothing is plugged yet. */
const EXAMPLE_TERRITORY = '33063';

export function contractsPage(c: Context<AppEnv>): Response {
  const { contracts } = c.var.ports.catalogue;
  return pageResponse(
    { title: 'Contrats', section: SECTION },
    <div class="wide">
      <h1>Contrats du territoire</h1>
      <p class="lead">
        Un contrat est une API normalisée par sujet, la même pour toutes les communes. Quand une
        norme publique existe, le contrat est cette norme.
      </p>
      <ul class="cards">
        {contracts.map((contract) => (
          <li class="card">
            <h2>
              <a href={pathOf(contract)}>
                {contract.title} <span class="version">v{contract.major}</span>
              </a>
            </h2>
            <p>
              Norme : {contract.norm.name} {contract.norm.version}, ou équivalent.
            </p>
            <p class="quiet">{count(contract.operations.length, 'opération')}</p>
          </li>
        ))}
      </ul>
    </div>,
  );
}

export async function contractPage(c: Context<AppEnv>): Promise<Response> {
  const { registry, catalogue, clock } = c.var.ports;
  const contract = catalogue.contracts.find(
    ({ id, major }) => id === c.req.param('id') && `v${major}` === c.req.param('major'),
  );
  if (contract === undefined) {
    throw new Problem('contrat-inconnu', {
      detail: 'Ce contrat, ou cette version, n’existe pas. La liste des contrats les donne tous.',
    });
  }
  const [plugs, services, territories] = await Promise.all([
    registry.plugs(),
    registry.services(),
    registry.territories(),
  ]);
  const current = inForce(plugs, clock.now().toISOString()).filter(
    (plug) => plug.contract === contract.ref,
  );
  const target = { origin: originOf(c), territory: current[0]?.territory ?? EXAMPLE_TERRITORY };
  return pageResponse(
    { title: `${contract.title} v${contract.major}`, section: SECTION },
    <div class="wide reference">
      <p class="breadcrumb">
        <a href="/contrats">Contrats</a>
      </p>
      <h1>
        {contract.title} <span class="version">v{contract.major}</span>
      </h1>
      <Norm contract={contract} />
      <p>
        <a class="button" href={`${pathOf(contract)}/openapi.yaml`}>
          Description OpenAPI (YAML)
        </a>
      </p>
      <Contents contract={contract} />
      <Description document={contract.document} />
      <Basis document={contract.document} />
      <Changes document={contract.document} />
      <ServiceLevel document={contract.document} />
      <Access contract={contract} />
      <section aria-labelledby="operations">
        <h2 id="operations">Opérations</h2>
        <p>
          Adresse :{' '}
          <code>
            /territoires/{'{code}'}/{contract.id}/v{contract.major}
          </code>{' '}
          suivi du chemin, où le code est le code INSEE d’une commune ou le SIREN d’un EPCI.
        </p>
        {contract.operations.map((operation) => (
          <Operation
            operation={operation}
            contract={contract}
            adapters={catalogue.adapters}
            target={target}
          />
        ))}
      </section>
      <Plugged contract={contract} plugs={current} services={services} territories={territories} />
    </div>,
  );
}

/** Where the page leads, the operations one by one. */
const Contents = ({ contract }: { contract: Contract }) => (
  <nav class="contents" aria-labelledby="sommaire">
    <h2 id="sommaire">Sur cette page</h2>
    <ul>
      {SECTIONS.filter(({ shown }) => shown?.(contract) ?? true).map(({ id, title }) => (
        <li>
          <a href={`#${id}`}>{title}</a>
          {id === 'operations' && (
            <ul>
              {contract.operations.map((operation) => (
                <li>
                  <a href={`#${anchorOf(operation)}`}>{operation.summary}</a>{' '}
                  <code class="quiet">
                    {operation.method} {operation.path}
                  </code>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

const says =
  (name: string) =>
  ({ document }: Contract): boolean =>
    document[name] !== undefined;

const SECTIONS: readonly {
  readonly id: string;
  readonly title: string;
  readonly shown?: (contract: Contract) => boolean;
}[] = [
  { id: 'fondement', title: 'Fondement', shown: says('x-fondement') },
  {
    id: 'changements',
    title: 'Ce qui peut changer, et quand',
    shown: says('x-prise-politique-de-changement'),
  },
  { id: 'service', title: 'Niveau de service', shown: says('x-prise-niveau-de-service') },
  { id: 'acces', title: 'Accès' },
  { id: 'operations', title: 'Opérations' },
  { id: 'raccordements', title: 'Territoires raccordés' },
];

function pathOf(contract: Contract): string {
  return `/contrats/${contract.id}/v${contract.major}`;
}

const Plugged = ({
  contract,
  plugs,
  services,
  territories,
}: {
  contract: Contract;
  plugs: readonly Plug[];
  services: readonly Service[];
  territories: readonly Territory[];
}) => {
  const names = new Map(territories.map(({ code, name }) => [code, name]));
  const titles = new Map(services.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="raccordements">
      <h2 id="raccordements">Territoires raccordés</h2>
      {plugs.length === 0 ? (
        <p>Aucun territoire n’est raccordé à ce contrat.</p>
      ) : (
        <>
          <p>
            Une commune sans raccordement propre est servie par celui de son intercommunalité, s’il
            existe.
          </p>
          <table class="stacked" aria-labelledby="raccordements">
            <thead>
              <tr>
                <th scope="col">Territoire</th>
                <th scope="col">Service raccordé</th>
                <th scope="col">Depuis</th>
                <th scope="col">Ce que l’éditeur fournit</th>
              </tr>
            </thead>
            <tbody>
              {plugs.map(({ territory, service, validFrom }) => (
                <tr>
                  <th scope="row">
                    {names.get(territory) ?? territory} <span class="rule-id">{territory}</span>
                  </th>
                  <td data-label="Service raccordé">{titles.get(service) ?? service}</td>
                  <td data-label="Depuis">
                    <time datetime={validFrom}>{date(validFrom)}</time>
                  </td>
                  <td data-label="Ce que l’éditeur fournit">
                    <a
                      href={`/territoires/${territory}/${contract.id}/v${contract.major}/couverture`}
                    >
                      Couverture
                      <span class="visually-hidden"> de {names.get(territory) ?? territory}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
};

/** Day, month and year of an RFC 3339 instant, without the machine's locale data. */
function date(instant: string): string {
  const [year, month, day] = instant.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
