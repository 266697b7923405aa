/** What a contract says of itself before its operations: norm, law, service, access, changes. */
import type { Contract } from '../../model/contract.ts';
import { listOf, type Node, nodeOf, scopesOf, textOf } from './document.ts';
import { Prose } from './prose.tsx';
import { durationWords } from './words.ts';

export const Norm = ({ contract: { norm } }: { contract: Contract }) => (
  <p class="lead">
    Norme : <a href={norm.url}>{`${norm.name} ${norm.version}`}</a>, ou équivalent.
  </p>
);

export const Description = ({ document }: { document: Node }) => {
  const { summary, description } = nodeOf(document.info);
  return (
    <>
      {textOf(summary) !== '' && <p class="lead">{textOf(summary)}</p>}
      <div class="prose">
        <Prose text={textOf(description)} />
      </div>
    </>
  );
};

interface Fact {
  readonly term: string;
  readonly value: string;
}

/** What the gateway holds itself to; the vendor plugged has commitments of its own. */
export const ServiceLevel = ({ document }: { document: Node }) => {
  const { disponibilite, delaiMs, assistance } = nodeOf(document['x-prise-niveau-de-service']);
  const facts: readonly (Fact | undefined)[] = [
    disponibilite === undefined
      ? undefined
      : { term: 'Disponibilité', value: `${String(disponibilite).replace('.', ',')} %` },
    delaiMs === undefined
      ? undefined
      : { term: 'Délai de réponse', value: `${String(delaiMs)} ms` },
    fact('Fraîcheur', textOf(document['x-prise-fraicheur'])),
    fact('Export complet', exported(document)),
    fact('Effacement', textOf(nodeOf(document['x-prise-suppression']).delai)),
  ];
  const told = facts.filter((each) => each !== undefined);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="service">
      <h2 id="service">Niveau de service</h2>
      <dl class="facts">
        {told.map(({ term, value }) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        C’est ce que la passerelle tient ; l’éditeur raccordé a ses propres engagements.
        <Reference before=" Assistance : " url={textOf(assistance)} />
      </p>
    </section>
  );
};

function fact(term: string, value: string): Fact | undefined {
  return value === '' ? undefined : { term, value: durationWords(value) };
}

function exported(document: Node): string {
  const { operationId, formats } = nodeOf(document['x-prise-export']);
  const types = listOf(formats).map(String).join(', ');
  return textOf(operationId) === '' ? '' : `${textOf(operationId)} (${types})`;
}

const Reference = ({ before, url }: { before: string; url: string }) =>
  url.startsWith('https://') ? (
    <>
      {before}
      <a href={url}>{url.replace('https://', '')}</a>.
    </>
  ) : null;

/** Scopes, and how an application is given a token that holds them. */
export const Access = ({ contract: { document, operations } }: { contract: Contract }) => {
  const { scopes, tokenUrl } = scopesOf(document);
  const { email } = nodeOf(nodeOf(document.info).contact);
  const open = operations.every((operation) => operation.scopes.length === 0);
  return (
    <section aria-labelledby="acces">
      <h2 id="acces">Accès</h2>
      {open ? (
        <p>Données ouvertes : aucune clé, aucun compte.</p>
      ) : (
        <>
          <p>
            Les opérations qui portent une de ces portées demandent un jeton du territoire (OAuth
            2.0, <code>client_credentials</code>), envoyé dans <code>Authorization: Bearer</code>.
          </p>
          <ul>
            {scopes.map(([name, meaning]) => (
              <li>
                <code>{name}</code> : {meaning}
              </li>
            ))}
          </ul>
          <p>
            Demandez l’inscription de votre application au territoire
            {textOf(email) !== '' && (
              <>
                {' '}
                (<a href={`mailto:${textOf(email)}`}>{textOf(email)}</a>)
              </>
            )}
            , puis un jeton à <code>{tokenUrl}</code>. Sur une passerelle de démonstration locale :
          </p>
          <pre class="command">
            <code>JETON=$(npx prise jeton --scope "{scopes.map(([name]) => name).join(' ')}")</code>
          </pre>
        </>
      )}
    </section>
  );
};

export const Basis = ({ document }: { document: Node }) => {
  const basis = listOf(document['x-fondement']).map(String);
  if (basis.length === 0) return null;
  return (
    <section aria-labelledby="fondement">
      <h2 id="fondement">Fondement</h2>
      <ul>
        {basis.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </section>
  );
};

export const Changes = ({ document }: { document: Node }) => {
  const policy = textOf(document['x-prise-politique-de-changement']);
  if (policy === '') return null;
  return (
    <section aria-labelledby="changements">
      <h2 id="changements">Ce qui peut changer, et quand</h2>
      <Prose text={policy} />
    </section>
  );
};
