/** Fields, examples and answers of one operation. */
import type { Answer, Content, Example, Node, Parameter } from './document.ts';
import { constraintsOf, type Field, fieldsOf, typeOf } from './fields.ts';
import { inline } from './prose.tsx';

/** A longer example has its lists cut: the whole is in the OpenAPI document. */
const EXAMPLE_MAX = 3_000;
const LIST_KEPT = 2;

const PLACES: Readonly<Record<string, string>> = {
  path: 'dans le chemin',
  query: 'dans l’adresse',
  header: 'en-tête',
};

export const Parameters = ({
  parameters,
  document,
}: {
  parameters: readonly Parameter[];
  document: Node;
}) => (
  <ul class="fields">
    {parameters.map((parameter) => (
      <li>
        <Term
          name={parameter.name}
          type={`${typeOf(parameter.schema, document)}, ${PLACES[parameter.in] ?? parameter.in}`}
          required={parameter.required}
          constraints={constraintsOf(parameter.schema, document)}
        />
        {parameter.description !== '' && <p>{inline(parameter.description)}</p>}
      </li>
    ))}
  </ul>
);

const Term = ({
  name,
  type,
  required,
  constraints,
  personal = false,
}: {
  name: string;
  type: string;
  required: boolean;
  constraints: readonly string[];
  personal?: boolean;
}) => (
  <p class="field-term">
    <code>{name}</code> <span class="field-type">{[type, ...constraints].join(', ')}</span>
    {required && <strong class="field-required"> obligatoire</strong>}
    {personal && <span class="field-personal"> donnée personnelle</span>}
  </p>
);

const Fields = ({ fields }: { fields: readonly Field[] }) => (
  <ul class="fields">
    {fields.map(({ children, description, ...field }) => (
      <li>
        <Term {...field} />
        {description !== '' && <p>{inline(description)}</p>}
        {children.length > 0 && (
          <details>
            <summary>
              Champs de <code>{field.name}</code> ({children.length})
            </summary>
            <Fields fields={children} />
          </details>
        )}
      </li>
    ))}
  </ul>
);

/** Media types that share one schema are told together. */
export const Contents = ({
  contents,
  document,
  known,
}: {
  contents: readonly Content[];
  document: Node;
  /** A schema whose fields were told above. */
  known?: { readonly schema: unknown; readonly where: string } | undefined;
}) => {
  const groups = Map.groupBy(contents, ({ schema }) => JSON.stringify(schema));
  return (
    <>
      {[...groups.values()].map((group) => (
        <Shape group={group} document={document} known={known} />
      ))}
    </>
  );
};

const Shape = ({
  group,
  document,
  known,
}: {
  group: readonly Content[];
  document: Node;
  known: { readonly schema: unknown; readonly where: string } | undefined;
}) => {
  const [first] = group;
  if (first === undefined) return null;
  const types = group.map(({ mediaType }) => mediaType).join(', ');
  if (known !== undefined && JSON.stringify(known.schema) === JSON.stringify(first.schema)) {
    return (
      <p>
        <code>{types}</code> : {known.where}.
      </p>
    );
  }
  const fields = fieldsOf(first.schema, document);
  return (
    <>
      <p>
        <code>{types}</code> : {typeOf(first.schema, document)}.
      </p>
      {fields.length > 0 && <Fields fields={fields} />}
      {group.flatMap(({ examples }) => examples.map((example) => <Sample example={example} />))}
    </>
  );
};

const Sample = ({ example }: { example: Example }) => {
  const { text, cut } = printed(example.value);
  return (
    <details class="sample">
      <summary>Exemple : {example.summary}</summary>
      {cut && (
        <p class="quiet">Listes abrégées : l’exemple entier est dans la description OpenAPI.</p>
      )}
      <pre>
        <code>{text}</code>
      </pre>
    </details>
  );
};

function printed(value: unknown): { readonly text: string; readonly cut: boolean } {
  if (typeof value === 'string') return abridged(value);
  const whole = JSON.stringify(value, null, 2) ?? '';
  if (whole.length <= EXAMPLE_MAX) return { text: whole, cut: false };
  return { text: JSON.stringify(value, shortened, 2), cut: true };
}

function abridged(text: string): { readonly text: string; readonly cut: boolean } {
  if (text.length <= EXAMPLE_MAX) return { text, cut: false };
  return { text: `${text.slice(0, EXAMPLE_MAX)}…`, cut: true };
}

function shortened(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length > LIST_KEPT ? value.slice(0, LIST_KEPT) : value;
}

export const Headers = ({ headers }: { headers: Answer['headers'] }) =>
  headers.length === 0 ? null : (
    <details>
      <summary>En-têtes de la réponse ({headers.length})</summary>
      <ul>
        {headers.map(({ name, description }) => (
          <li>
            <code>{name}</code> : {inline(description)}
          </li>
        ))}
      </ul>
    </details>
  );
