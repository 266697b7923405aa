import type { Language, RuleDescription } from '../../model/rule.ts';
import { clean } from '../clean.ts';
import { french, wordsOf } from '../words.ts';
import { langOfReport } from './links.ts';

/** What a vendor does about a rule: step by step, and the excerpt as it should be. */
export const Correction = ({
  description,
  language = 'fr',
}: {
  description: RuleDescription;
  language?: Language;
}) => {
  const { fix, example } = description;
  const { how, example: expected } = wordsOf(language).vendor;
  return (
    <div class="correction">
      {fix.length > 0 && (
        <>
          <p class="correction-title">{how}</p>
          <ol lang={langOfReport(language)}>
            {fix.map((step) => (
              <li>
                <Step text={step} />
              </li>
            ))}
          </ol>
        </>
      )}
      {example !== null && (
        <>
          <p class="correction-title">{expected}</p>
          <pre class="example">
            <code>{example.trimEnd().split('\n').map(clean).join('\n')}</code>
          </pre>
        </>
      )}
    </div>
  );
};

/** `code`, as the rules' pages write it. */
const Step = ({ text }: { text: string }) => (
  <>
    {text
      .split(/(`[^`]+`)/)
      .map((piece) =>
        /^`[^`]+`$/.test(piece) ? <code>{clean(piece.slice(1, -1))}</code> : french(clean(piece)),
      )}
  </>
);
