import type { DocumentReport, WaiverReport } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { cleanClip } from '../clean.ts';
import { numeral, wordsOf } from '../words.ts';
import { documentId, langOfReport } from './links.ts';

const TEXT_CHARACTERS_MAX = 500;

/** Every waiver that was given, in force or not: none works unseen. */
export const WaiversTable = ({
  document,
  index,
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  language?: Language;
}) => {
  if (document.waivers.length === 0) return null;
  const words = wordsOf(language);
  const { tables } = words;
  const heading = `${documentId(index)}-derogations`;
  const columns = [
    words.vendor.rule,
    tables.state,
    tables.where,
    tables.motive,
    tables.author,
    tables.term,
  ];
  return (
    <section>
      <h3 id={heading}>{words.sections.waivers}</h3>
      <p>{tables.waiversNote}</p>
      <table class="stacked waivers" aria-labelledby={heading}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
            <th scope="col" class="numeric">
              {tables.findings}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.waivers.map((waiver) => (
            <WaiverRow waiver={waiver} language={language} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const WaiverRow = ({ waiver, language }: { waiver: WaiverReport; language: Language }) => {
  const words = wordsOf(language);
  const { tables } = words;
  return (
    <tr>
      <th scope="row">
        <code>{cleanClip(waiver.rule, TEXT_CHARACTERS_MAX)}</code>
      </th>
      <td data-label={tables.state}>
        <strong class={`waiver-state waiver-${waiver.state}`}>
          {words.waiverState[waiver.state]}
        </strong>
        {waiver.why !== null && (
          <p class="why" lang={langOfReport(language)}>
            {cleanClip(waiver.why, TEXT_CHARACTERS_MAX)}
          </p>
        )}
        <p class="why">{words.waiverOrigin[waiver.origin]}</p>
      </td>
      <td data-label={tables.where}>
        {waiver.path === '' ? (
          tables.wholeDocument
        ) : (
          <code>{cleanClip(waiver.path, TEXT_CHARACTERS_MAX)}</code>
        )}
      </td>
      <td data-label={tables.motive} lang={langOfReport(language)}>
        {cleanClip(waiver.motive, TEXT_CHARACTERS_MAX)}
      </td>
      <td data-label={tables.author}>{cleanClip(waiver.author, TEXT_CHARACTERS_MAX)}</td>
      <td data-label={tables.term}>{cleanClip(waiver.until, TEXT_CHARACTERS_MAX)}</td>
      <td data-label={tables.findings} class="numeric">
        {numeral(waiver.findings, words)}
      </td>
    </tr>
  );
};
