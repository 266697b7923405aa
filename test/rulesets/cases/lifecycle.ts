import { type Cases, EXPORT, fails, ITEM, LIST, passes } from './case.ts';

/** The deprecated operation of the good documents. */
const OLD = '/paths/~1bassins/get';
const AT_OLD = 'paths /bassins get';
const NO_EXPORT = '/paths/~1export';

const undated = (description: string) => ({
  [`${OLD}/x-sunset`]: undefined,
  [`${OLD}/description`]: description,
});
const unreplaced = (description: string) => ({
  [`${OLD}/x-replaced-by`]: undefined,
  [`${OLD}/description`]: description,
});
const withoutJournal = { '/x-prise-journal': undefined };
const closed = { [`${EXPORT}/responses/200/content`]: { 'application/pdf': {} } };
const noImport = { '/x-prise-import': undefined };
const noErasure = { '/x-prise-suppression': undefined };
/** The good documents of import and erasure have one operation that writes. */
const readOnly = { [`${ITEM}/post`]: undefined };
const NAME = '/components/schemas/Pool/properties/name/x-prise-donnee-personnelle';

export const lifecycle: Cases = {
  'territoire-deprecation-dated': [
    fails('nothing said', { [`${OLD}/x-sunset`]: undefined }, AT_OLD),
    fails(
      'whatever the method',
      { [`${ITEM}/query`]: { deprecated: true } },
      'paths /piscines query',
    ),
    fails('a word for a date', { [`${OLD}/x-sunset`]: 'bientôt' }, `${AT_OLD} x-sunset`),
    fails('a year', { [`${OLD}/x-sunset`]: 2027 }, `${AT_OLD} x-sunset`),
    fails('no date in the notice', undated('Dépréciée, supprimée un jour.'), AT_OLD),
    fails(
      'a date of something else',
      undated('Dépréciée. Les bassins créés depuis le 1 mars 2020.'),
      AT_OLD,
    ),
    fails(
      'another header',
      {
        [`${OLD}/x-sunset`]: undefined,
        [`${OLD}/responses/200/headers`]: { 'Last-Modified': {} },
      },
      AT_OLD,
    ),
    passes('an HTTP date', { [`${OLD}/x-sunset`]: 'Wed, 30 Jun 2027 00:00:00 GMT' }),
    passes('an instant', { [`${OLD}/x-sunset`]: '2027-06-30T00:00:00Z' }),
    passes('a header', {
      [`${OLD}/x-sunset`]: undefined,
      [`${OLD}/responses/200/headers`]: { sunset: {} },
    }),
    passes('a French notice', undated('Cette opération sera supprimée le 30 juin 2027.')),
    passes('an English notice', undated('**Deprecated** and removed on June 30, 2027. See /b.')),
    passes('figures', undated('Deprecated until 30/06/2027')),
    passes('a quarter', undated('Will be removed in Q3 2027')),
    passes('not deprecated', { [`${OLD}/x-sunset`]: undefined, [`${OLD}/deprecated`]: false }),
    passes('a deprecated list', { [ITEM]: [null, 1, 'deprecated'] }),
  ],
  'territoire-deprecation-replaced': [
    fails('nothing said', { [`${OLD}/x-replaced-by`]: undefined }, AT_OLD),
    fails('an empty name', { [`${OLD}/x-replaced-by`]: ' ' }, `${AT_OLD} x-replaced-by`),
    fails('a number', { [`${OLD}/x-replaced-by`]: 3 }, `${AT_OLD} x-replaced-by`),
    fails(
      'an operation that does not exist',
      { [`${OLD}/x-replaced-by`]: 'listBasin' },
      `${AT_OLD} x-replaced-by`,
    ),
    fails('letters of a word', unreplaced('Userland, misused.'), AT_OLD),
    passes('a path', { [`${OLD}/x-replaced-by`]: '/piscines' }),
    passes('an address', { [`${OLD}/x-replaced-by`]: 'https://a.example/v2' }),
    passes('nothing, and said', { [`${OLD}/x-replaced-by`]: 'Aucun' }),
    passes('a French notice', unreplaced('Remplacée par /piscines.')),
    passes('an English notice', unreplaced('Use `listPools` instead.')),
    passes('a summary', {
      [`${OLD}/x-replaced-by`]: undefined,
      [`${OLD}/summary`]: 'Replaced by listPools',
    }),
  ],
  'territoire-changelog': [
    fails('no journal', withoutJournal, ''),
    fails('a mere yes', { '/x-prise-journal': true }, 'x-prise-journal'),
    fails('a sentence', { '/x-prise-journal': 'sur demande' }, 'x-prise-journal'),
    fails(
      'a deprecated operation',
      { ...withoutJournal, '/info/version': '1.2.0', [`${LIST}/deprecated`]: true },
      '',
    ),
    fails(
      'a deprecated field',
      {
        ...withoutJournal,
        '/info/version': '1.2.0',
        '/components/schemas/Pool/properties/name/deprecated': true,
      },
      '',
    ),
    fails(
      'a deprecated schema',
      { ...withoutJournal, '/info/version': '0.2.0', '/components/schemas/Pool/deprecated': true },
      '',
    ),
    fails(
      'a presentation that promises one',
      { ...withoutJournal, '/info/description': 'Un changelog est tenu par nos équipes.' },
      '',
    ),
    passes('a first version', { ...withoutJournal, '/info/version': '1.9.0' }),
    passes('no version', { ...withoutJournal, '/info/version': undefined }),
    passes('other documentation', {
      ...withoutJournal,
      '/externalDocs': { url: 'https://docs.example' },
    }),
    passes('a link in the presentation', {
      ...withoutJournal,
      '/info/description': 'Voir le [journal des modifications](https://a.example/journal).',
    }),
  ],
  'territoire-export-format': [
    fails('a closed format', closed, 'paths /export get'),
    fails(
      'nothing described',
      { [`${EXPORT}/responses/200/content`]: undefined },
      'paths /export get',
    ),
    fails(
      'an open error',
      { ...closed, [`${EXPORT}/responses/400/content`]: { 'application/json': {} } },
      'paths /export get',
    ),
    fails(
      'an asynchronous export',
      { '/paths/~1pools/post': { operationId: 'startExport', responses: { 202: {} } } },
      'paths /pools post',
    ),
    fails(
      'a declaration of closed formats',
      { '/x-prise-export': { operationId: 'exportAll', formats: ['application/pdf'] } },
      'x-prise-export formats',
    ),
    fails(
      'the choice of closed formats',
      {
        ...closed,
        [`${EXPORT}/parameters`]: [{ name: 'format', schema: { enum: ['xls', 'pdf'] } }],
      },
      'paths /export get',
    ),
    passes('GeoJSON', {
      [`${EXPORT}/responses/200/content`]: { 'application/geo+json; charset=utf-8': {} },
    }),
    passes('a format to choose', {
      ...closed,
      [`${EXPORT}/parameters`]: [{ name: 'format', schema: { enum: ['xlsx', 'CSV'] } }],
    }),
    passes('formats to choose, for the path', {
      ...closed,
      '/paths/~1export/parameters': [{ name: 'f', schema: { items: { enum: ['csv'] } } }],
    }),
    passes('a format to choose in the body', {
      ...closed,
      [`${EXPORT}/requestBody/content/application~1json/schema/properties/format/enum`]: ['csv'],
    }),
    passes('a declaration beside a closed operation', {
      ...closed,
      '/x-prise-export': { operationId: 'exportAll', formats: ['application/pdf', 'text/csv'] },
    }),
    passes('a declaration without formats, another rule’s matter', {
      ...closed,
      '/x-prise-export': { operationId: 'exportAll' },
    }),
    passes('an operation that declares its formats', {
      ...closed,
      [`${EXPORT}/x-prise-export`]: { formats: ['text/csv'] },
    }),
    passes('no export, another rule’s matter', { [NO_EXPORT]: undefined }),
    passes('what hears of an export', {
      '/paths/~1listener~1exportJobEvent/post': { responses: { 204: {} } },
    }),
  ],
  'territoire-import': [
    fails('nothing', noImport, 'paths'),
    ...['put', 'patch'].map((method) =>
      fails(
        `nothing but a ${method}`,
        { ...noImport, ...readOnly, [`/paths/~1x/${method}`]: {} },
        'paths',
      ),
    ),
    fails('a mere yes', { '/x-prise-import': true }, 'x-prise-import'),
    fails('no formats', { '/x-prise-import/formats': undefined }, 'x-prise-import'),
    fails('an import in clear', { '/x-prise-import/url': 'http://a.example' }, 'x-prise-import'),
    fails('an unknown operation', { '/x-prise-import/operationId': 'none' }, 'x-prise-import'),
    fails('the list of imports', { ...noImport, '/paths/~1imports/get': {} }, 'paths'),
    fails(
      'one creation',
      { ...noImport, [`${ITEM}/post`]: { operationId: 'createPool' } },
      'paths',
    ),
    passes('a declared operation', {
      '/x-prise-import': { operationId: 'exportAll', formats: ['text/csv'] },
    }),
    passes('an operation so named', {
      ...noImport,
      [`${ITEM}/post`]: { operationId: 'importPools' },
    }),
    passes('a path so named', { ...noImport, '/paths/~1pools~1bulk/put': {} }),
    passes('an operation so marked', { ...noImport, [`${ITEM}/post`]: { 'x-prise-import': true } }),
    passes('no paths', { ...noImport, '/paths': undefined }),
    passes('nothing but data to read', { ...noImport, ...readOnly }),
    passes('a search, a login', {
      ...noImport,
      ...readOnly,
      '/paths/~1pools~1search/post': {},
      '/paths/~1x/post': { operationId: 'loginAgent' },
    }),
    passes('nothing but a deletion', { ...noImport, ...readOnly, '/paths/~1x/delete': {} }),
  ],
  'territoire-deletion': [
    fails('nothing', noErasure, 'paths'),
    fails('no delay', { '/x-prise-suppression/delai': undefined }, 'x-prise-suppression'),
    fails('a delay in words', { '/x-prise-suppression/delai': '30 jours' }, 'x-prise-suppression'),
    fails('an empty delay', { '/x-prise-suppression/delai': 'P' }, 'x-prise-suppression'),
    fails('an empty time', { '/x-prise-suppression/delai': 'P1DT' }, 'x-prise-suppression'),
    fails('no address', { '/x-prise-suppression/url': undefined }, 'x-prise-suppression'),
    fails('a question', { ...noErasure, '/paths/~1deletions/get': {} }, 'paths'),
    ...['put', 'patch'].map((method) =>
      fails(
        `nothing but a ${method}`,
        { ...noErasure, ...readOnly, [`/paths/~1x/${method}`]: {} },
        'paths',
      ),
    ),
    fails('persons to read', { ...noErasure, ...readOnly, [NAME]: { finalite: 'x' } }, 'paths'),
    fails(
      'persons in an answer',
      {
        ...noErasure,
        ...readOnly,
        '/paths/~1x/get': {
          responses: {
            200: {
              content: { 'a/b': { schema: { items: { 'x-prise-donnee-personnelle': {} } } } },
            },
          },
        },
      },
      'paths',
    ),
    passes('nothing but data to read', { ...noErasure, ...readOnly }),
    passes('nobody, and said', { ...noErasure, ...readOnly, [NAME]: false }),
    passes('a search', { ...noErasure, ...readOnly, '/paths/~1pools~1search/post': {} }),
    passes('hours', { '/x-prise-suppression/delai': 'PT72H' }),
    passes('a declared operation', {
      '/x-prise-suppression': { operationId: 'exportAll', delai: 'P1Y6M' },
    }),
    passes('a deletion', { ...noErasure, '/paths/~1piscines~1{id}/delete': {} }),
    passes('an operation so named', {
      ...noErasure,
      [`${ITEM}/post`]: { operationId: 'erase_pool' },
    }),
    passes('an operation so marked', {
      ...noErasure,
      [`${ITEM}/post`]: { 'x-prise-suppression': true },
    }),
  ],
};
