/** One operation of a contract, whole: what it takes, what it gives, who carries it. */
import { type Carrier, carriersOf, fieldWords } from '../../contracts/carriers.ts';
import type { Adapter } from '../../model/adapter.ts';
import type { Contract, ContractOperation } from '../../model/contract.ts';
import {
  isProblemCode,
  PROBLEM_BASE,
  PROBLEMS,
  type ProblemCode,
} from '../../problems/catalogue.ts';
import { callOf, type Target } from './call.ts';
import { type Answer, nodeOf, type OperationReading, readOperation, textOf } from './document.ts';
import { Contents, Headers, Parameters } from './parts.tsx';
import { inline, Prose } from './prose.tsx';
import { durationWords, limitWords } from './words.ts';

export function anchorOf({ id }: Pick<ContractOperation, 'id'>): string {
  return `operation-${id}`;
}

export const Operation = ({
  operation,
  contract,
  adapters,
  target,
}: {
  operation: ContractOperation;
  contract: Contract;
  adapters: readonly Adapter[];
  target: Target;
}) => {
  const reading = readOperation(contract, operation);
  const anchor = anchorOf(operation);
  const answers = reading.answers.filter(({ status }) => status < '400');
  return (
    <section class="operation" aria-labelledby={anchor}>
      <h3 id={anchor}>{operation.summary}</h3>
      <p class="operation-path">
        <span class={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>{' '}
        <code>{operation.path}</code>
      </p>
      <Prose text={reading.description} />
      <Terms operation={operation} reading={reading} />
      <pre class="command">
        <code>{callOf(operation, reading, contract, target)}</code>
      </pre>
      {reading.parameters.length > 0 && (
        <>
          <h4>Paramètres</h4>
          <Parameters parameters={reading.parameters} document={contract.document} />
        </>
      )}
      {reading.body !== undefined && (
        <>
          <h4>Corps de la requête</h4>
          <Prose text={reading.body.description} />
          <Contents contents={reading.body.contents} document={contract.document} />
        </>
      )}
      <h4>Réponse</h4>
      <Answers answers={answers} contract={contract} />
      <h4>Erreurs possibles</h4>
      <Failures answers={reading.answers.filter(({ status }) => status >= '400')} />
      <h4>Éditeurs qui la permettent</h4>
      <Carriers operation={operation} contract={contract} adapters={adapters} />
    </section>
  );
};

const Terms = ({
  operation,
  reading,
}: {
  operation: ContractOperation;
  reading: OperationReading;
}) => (
  <dl class="facts">
    <div>
      <dt>Fraîcheur</dt>
      <dd>{freshnessWords(operation)}</dd>
    </div>
    <div>
      <dt>Accès</dt>
      <dd>
        {operation.scopes.length === 0
          ? 'ouvert, sans clé'
          : operation.scopes.map((scope) => <code>{scope} </code>)}
      </dd>
    </div>
    {reading.limits.map(([name, value]) => (
      <div>
        <dt>{limitWords(name)}</dt>
        <dd>{durationWords(value)}</dd>
      </div>
    ))}
  </dl>
);

function freshnessWords({ method, ttlSeconds, staleSeconds, origin }: ContractOperation): string {
  if (method !== 'GET') return 'écriture : jamais gardée';
  if (origin === 'gateway') return `${durationWords(`PT${ttlSeconds}S`)}, écrite par la passerelle`;
  if (ttlSeconds === 0 && staleSeconds === 0)
    return 'demandée à l’éditeur à chaque fois, jamais gardée';
  const fresh = `${durationWords(`PT${ttlSeconds}S`)}`;
  if (staleSeconds === 0) return fresh;
  return `${fresh} ; servie jusqu’à ${durationWords(`PT${staleSeconds}S`)} de plus, et dite ancienne, si l’éditeur ne répond pas`;
}

const Answers = ({ answers, contract }: { answers: readonly Answer[]; contract: Contract }) => {
  const [first] = answers;
  return (
    <>
      {answers.map((answer) => (
        <>
          <p>
            <strong>{answer.status}</strong> {inline(answer.description)}
          </p>
          <Contents
            contents={answer.contents}
            document={contract.document}
            known={
              first === undefined || answer === first
                ? undefined
                : {
                    schema: first.contents[0]?.schema,
                    where: `même forme que la réponse ${first.status}`,
                  }
            }
          />
          <Headers headers={answer.headers} />
        </>
      ))}
    </>
  );
};

/** The codes that the document shows; the page of each says what to do. */
const Failures = ({ answers }: { answers: readonly Answer[] }) => (
  <ul class="failures">
    {answers.map((answer) => {
      const codes = codesOf(answer);
      return (
        <li>
          <strong>{answer.status}</strong>{' '}
          {codes.length === 0
            ? inline(answer.description)
            : codes.map((code, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={`${PROBLEM_BASE}${code}`}>{PROBLEMS[code].title}</a>
                </>
              ))}
        </li>
      );
    })}
  </ul>
);

function codesOf({ contents }: Answer): readonly ProblemCode[] {
  const codes = contents.flatMap(({ examples }) =>
    examples.map(({ value }) => textOf(nodeOf(value).code)),
  );
  return [...new Set(codes.filter(isProblemCode))];
}

const Carriers = ({
  operation,
  contract,
  adapters,
}: {
  operation: ContractOperation;
  contract: Contract;
  adapters: readonly Adapter[];
}) => {
  if (operation.origin === 'gateway') return <p>Tous : la passerelle l’écrit elle-même.</p>;
  return (
    <ul class="carriers">
      {carriersOf(operation, contract, adapters).map((carrier) => (
        <CarrierRow carrier={carrier} />
      ))}
    </ul>
  );
};

const CarrierRow = ({ carrier: { adapter, native, fields } }: { carrier: Carrier }) => (
  <li class={fields === undefined ? 'quiet' : undefined}>
    {native ? 'Éditeur qui suit le contrat lui-même' : adapter.title} :{' '}
    {fields === undefined ? 'non' : fieldWords(fields)}
  </li>
);
