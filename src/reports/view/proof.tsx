import type { Report } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { counted, wordsOf } from '../words.ts';

const NAME_CHARACTERS_MAX = 120;

/** What a second party needs to replay the verification and compare bytes. */
export const Proof = ({ report, language = 'fr' }: { report: Report; language?: Language }) => {
  const words = wordsOf(language);
  const { ruleset, engine, profile, asOf } = report;
  return (
    <section class="proof" aria-labelledby="preuve">
      <h2 id="preuve">{words.sections.proof}</h2>
      <p>{words.proof.note}</p>
      <dl>
        <dt>{words.report.reportDigest}</dt>
        <dd>
          <code>{report.digest}</code>
        </dd>
        <dt>
          {words.report.ruleset} {clean(ruleset.id)} {clean(ruleset.version)}
        </dt>
        <dd>
          <code>{ruleset.digest}</code>
        </dd>
        {profile !== null && (
          <>
            <dt>
              {words.report.profile} {clean(profile.id)} {clean(profile.version)}
            </dt>
            <dd>
              <code>{profile.digest}</code>
            </dd>
          </>
        )}
        <dt>
          {words.report.engine} {clean(engine.id)} {clean(engine.version)}
        </dt>
        <dd>
          <code>{engine.digest}</code>
        </dd>
        {asOf !== null && (
          <>
            <dt>{words.report.asOf}</dt>
            <dd>{clean(asOf)}</dd>
          </>
        )}
        {report.documents.map((document) => (
          <>
            <dt>
              {cleanClip(document.name, NAME_CHARACTERS_MAX)} (
              {counted(document.bytes, 'byte', words)})
            </dt>
            <dd>
              <code>{document.sha256}</code>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
};
