import { below } from '../../contracts/service-url.ts';
import type { Adapter, VendorAnswer } from '../../model/adapter.ts';
import { pointFromPair } from '../coordinates.ts';
import { assertComplete, nextOffset, type Paging } from '../pages.ts';
import { vcubCoverage, vcubOperations, vcubSettings } from '../vcub.ts';
import { searchWire } from './wire.ts';

/** The API takes up to 10 000 rows; a thousand keeps an answer under a megabyte. */
const PAGING: Paging = { limit: 1_000, pagesMax: 10 };

export const opendatasoftV1: Adapter = {
  id: 'opendatasoft-v1',
  title: 'Opendatasoft Search v1, jeu de données ci_vcub_p',
  documentation: 'https://help.opendatasoft.com/apis/ods-search-v1/',
  contract: 'velos@3',
  auth: { kind: 'none' },
  settings: vcubSettings,
  operations: vcubOperations({
    toVendor({ serviceUrl, settings }, answers) {
      const start = nextOffset(pagesOf(answers), PAGING);
      if (start === undefined) return undefined;
      const { dataset } = vcubSettings.parse(settings);
      const query = `dataset=${dataset}&sort=-ident&rows=${PAGING.limit}&start=${start}`;
      const url = below(serviceUrl, `api/records/1.0/search/?${query}`);
      return { url: url.href, wire: searchWire };
    },
    records(answers) {
      assertComplete(pagesOf(answers), PAGING);
      return answers.flatMap(({ body }) =>
        searchWire.parse(body).records.map(({ fields }) => fields),
      );
    },
    point: pointFromPair,
  }),
  coverage: vcubCoverage,
};

function pagesOf(answers: readonly VendorAnswer[]) {
  return answers.map(({ body }) => {
    const { records, nhits } = searchWire.parse(body);
    return { count: records.length, total: nhits };
  });
}
