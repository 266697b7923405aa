import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Contract } from '../model/contract.ts';
import { number } from '../reports/words.ts';
import { pageResponse } from './layout.tsx';
import { originOf } from './origin.ts';
import { inForce } from './plugs.ts';

/** What it is, and the two ways in. */
export async function homePage(c: Context<AppEnv>): Promise<Response> {
  const { registry, catalogue, clock } = c.var.ports;
  const [territories, plugs] = await Promise.all([registry.territories(), registry.plugs()]);
  const current = inForce(plugs, clock.now().toISOString());
  const figures = [
    { n: territories.length, one: 'territoire', many: 'territoires' },
    { n: catalogue.contracts.length, one: 'contrat', many: 'contrats' },
    { n: current.length, one: 'raccordement en service', many: 'raccordements en service' },
  ];
  const open = catalogue.contracts.filter((each) => openOperation(each) !== undefined);
  const example = current.find(({ contract }) => open.some(({ ref }) => ref === contract));
  const contract = open.find(({ ref }) => ref === example?.contract);
  return pageResponse(
    { title: 'Accueil' },
    <>
      <Hero />
      <div class="wide">
        <Doors />
        <ul class="key-figures" aria-label="Le territoire en chiffres">
          {figures.map(({ n, one, many }) => (
            <li>
              <strong>{number(n)}</strong> {n < 2 ? one : many}
            </li>
          ))}
        </ul>
        <Steps />
        {contract !== undefined && example !== undefined && (
          <Example contract={contract} territory={example.territory} origin={originOf(c)} />
        )}
      </div>
    </>,
  );
}

const Hero = () => (
  <div class="hero">
    <div class="wide">
      <h1>Une prise, tous les éditeurs</h1>
      <p class="lead">
        Le territoire choisit la forme de la prise : des contrats d’API ouverts. Chaque éditeur s’y
        branche, chaque application s’y raccorde, et l’on change l’un sans toucher à l’autre.
      </p>
    </div>
  </div>
);

const Doors = () => (
  <div class="doors">
    <section class="door" aria-labelledby="porte-verifier">
      <h2 id="porte-verifier">Vérifier un document</h2>
      <p>
        Vous répondez à un marché, ou vous l’analysez : soumettez une description OpenAPI. Le
        verdict est immédiat, règle par règle, avec la ligne, la raison, le fondement et la
        correction.
      </p>
      <p class="quiet">Le même résultat pour l’acheteur et pour l’éditeur, sans compte.</p>
      <p>
        <a class="button" href="/verifier">
          Vérifier un document
        </a>
      </p>
    </section>
    <section class="door" aria-labelledby="porte-consommer">
      <h2 id="porte-consommer">Consommer une donnée</h2>
      <p>
        Vous développez un service : appelez le contrat, jamais l’éditeur. La même adresse et la
        même forme dans toutes les communes, des erreurs qui disent à qui est la faute.
      </p>
      <p class="quiet">Ce qu’un éditeur ne fournit pas est déclaré, jamais inventé.</p>
      <p>
        <a class="button" href="/contrats">
          Consommer une donnée
        </a>
      </p>
    </section>
  </div>
);

const Steps = () => (
  <section class="steps" aria-labelledby="etapes">
    <h2 id="etapes">Comment cela fonctionne</h2>
    <ol>
      <li>
        <h3>Exiger</h3>
        <p>
          Le marché cite des <a href="/contrats">contrats</a> et un{' '}
          <a href="/regles">référentiel de règles</a>, publics et figés, « ou équivalent ».
        </p>
      </li>
      <li>
        <h3>Vérifier</h3>
        <p>
          L’éditeur avant le dépôt, l’acheteur après : même moteur, même verdict, et une empreinte
          qui le prouve.
        </p>
      </li>
      <li>
        <h3>Brancher</h3>
        <p>
          Le service retenu est raccordé derrière le contrat. Chaque appel observe si l’éditeur
          tient parole.
        </p>
      </li>
    </ol>
  </section>
);

/** What anybody may ask without a key nor a question of one's own. */
function openOperation({ operations }: Contract) {
  return operations.find(
    ({ origin, method, scopes, parameters }) =>
      origin === 'vendor' &&
      method === 'GET' &&
      scopes.length === 0 &&
      parameters.every(({ required }) => !required),
  );
}

const Example = ({
  contract,
  territory,
  origin,
}: {
  contract: Contract;
  territory: string;
  origin: string;
}) => {
  const operation = openOperation(contract);
  if (operation === undefined) return null;
  const path = `/territoires/${territory}/${contract.id}/v${contract.major}${operation.path}`;
  return (
    <section aria-labelledby="essai">
      <h2 id="essai">Essayer tout de suite</h2>
      <p>
        {contract.title} : {operation.summary}
      </p>
      <pre class="command">
        <code>
          curl {origin}
          {path}
        </code>
      </pre>
      <p>
        <a href={path}>Voir la réponse</a> ·{' '}
        <a href={`/contrats/${contract.id}/v${contract.major}`}>Lire le contrat</a>
      </p>
    </section>
  );
};
