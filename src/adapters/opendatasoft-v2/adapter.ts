import { below } from '../../contracts/service-url.ts';
import type { Adapter, VendorAnswer } from '../../model/adapter.ts';
import { pointFromObject } from '../coordinates.ts';
import { assertComplete, nextOffset, type Paging } from '../pages.ts';
import { vcubCoverage, vcubOperations, vcubSettings } from '../vcub.ts';
import { recordsWire } from './wire.ts';

/** The API refuses more than 100 records a page and any offset beyond 10 000; a network has hundreds. */
const PAGING: Paging = { limit: 100, pagesMax: 20 };

export const opendatasoftV2: Adapter = {
  id: 'opendatasoft-v2',
  title: 'Opendatasoft Explore v2.1, jeu de données ci_vcub_p',
  documentation: 'https://help.opendatasoft.com/apis/ods-explore-v2/',
  contract: 'velos@3',
  auth: { kind: 'none' },
  settings: vcubSettings,
  operations: vcubOperations({
    toVendor({ serviceUrl, settings }, answers) {
      const offset = nextOffset(pagesOf(answers), PAGING);
      if (offset === undefined) return undefined;
      const { dataset } = vcubSettings.parse(settings);
      // An order, so that a record does not change page between two requests.
      const query = `order_by=ident&limit=${PAGING.limit}&offset=${offset}`;
      const path = `api/explore/v2.1/catalog/datasets/${dataset}/records?${query}`;
      return { url: below(serviceUrl, path).href, wire: recordsWire };
    },
    records(answers) {
      assertComplete(pagesOf(answers), PAGING);
      return answers.flatMap(({ body }) => recordsWire.parse(body).results);
    },
    point: pointFromObject,
  }),
  coverage: vcubCoverage,
};

function pagesOf(answers: readonly VendorAnswer[]) {
  return answers.map(({ body }) => {
    const { results, total_count } = recordsWire.parse(body);
    return { count: results.length, total: total_count };
  });
}
