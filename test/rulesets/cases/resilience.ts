import { type Cases, fails, ITEM, passes } from './case.ts';

const POST = `${ITEM}/post`;
const AT_POST = 'paths /piscines post';
const BODY = `${POST}/requestBody/content/application~1json/schema`;
const LEVEL = '/x-prise-niveau-de-service';
const AT_LEVEL = 'x-prise-niveau-de-service';

const without = { [`${POST}/parameters`]: undefined };
const named = (name: string, where = 'header') => ({
  [`${POST}/parameters`]: [{ name, in: where }],
});

export const resilience: Cases = {
  'territoire-idempotency-key': [
    fails('no parameter', without, AT_POST),
    fails('a key elsewhere', named('Idempotency-Key', 'query'), AT_POST),
    fails('another header', named('X-Request-Id'), AT_POST),
    fails('a mere no', { ...without, [`${POST}/x-idempotent`]: 'oui' }, AT_POST),
    fails(
      'a word in the middle of a name',
      { ...without, [`${POST}/operationId`]: 'createSearchIndex' },
      AT_POST,
    ),
    fails(
      'under what is searched',
      { '/paths/~1search~1pools/post': {} },
      'paths /search/pools post',
    ),
    fails('at the root', { '/paths/~1/post': {} }, 'paths / post'),
    passes('lower case', named('x-idempotency-key')),
    passes('a path’s parameter', {
      ...without,
      [`${ITEM}/parameters`]: [{ name: 'Idempotency-Key', in: 'header' }],
    }),
    passes('in the body', {
      ...without,
      [BODY]: { properties: { idempotency_key: { type: 'string' } } },
    }),
    passes('in a part of the body', {
      ...without,
      [BODY]: { allOf: [{ properties: { idempotencyKey: { type: 'string' } } }] },
    }),
    passes('declared', { ...without, [`${POST}/x-idempotent`]: true }),
    passes('a search by its path', { '/paths/~1pools~1search~1{kind}/post': {} }),
    passes('a search by its name', { ...without, [`${POST}/operationId`]: 'searchPools' }),
    passes('an authentication', { '/paths/~1oauth~1token/post': {} }),
    passes('another method', { [`${ITEM}/put`]: {}, [`${ITEM}/patch`]: {} }),
    passes('null where an operation should be', { [POST]: null }),
  ],
  'territoire-service-level': [
    fails('none', { [LEVEL]: undefined }, ''),
    fails('a mere yes', { [LEVEL]: true }, AT_LEVEL),
    fails('an empty object', { [LEVEL]: {} }, AT_LEVEL, AT_LEVEL, AT_LEVEL),
    fails(
      'incomplete in the information',
      { [LEVEL]: undefined, [`/info${LEVEL}`]: { disponibilite: 99, delaiMs: 500 } },
      `info ${AT_LEVEL}`,
    ),
    ...['disponibilite', 'delaiMs', 'assistance'].map((name) =>
      fails(`without ${name}`, { [`${LEVEL}/${name}`]: undefined }, AT_LEVEL),
    ),
    ...[0, -1, 100.1, '99.5', null].map((value) =>
      fails(
        `an availability of ${value}`,
        { [`${LEVEL}/disponibilite`]: value },
        `${AT_LEVEL} disponibilite`,
      ),
    ),
    ...[0, -800, '800 ms'].map((value) =>
      fails(`a delay of ${value}`, { [`${LEVEL}/delaiMs`]: value }, `${AT_LEVEL} delaiMs`),
    ),
    ...[
      'http://a.example',
      '/assistance',
      'https://',
      'au téléphone',
      'a@b',
      'a b@c.example',
      5,
    ].map((value) =>
      fails(
        `an address such as ${value}`,
        { [`${LEVEL}/assistance`]: value },
        `${AT_LEVEL} assistance`,
      ),
    ),
    passes('the best of services', { [`${LEVEL}/disponibilite`]: 100, [`${LEVEL}/delaiMs`]: 0.5 }),
    ...['aide@editeur-a.example', 'mailto:aide@a.example', 'HTTPS://a.example'].map((value) =>
      passes(`an address such as ${value}`, { [`${LEVEL}/assistance`]: value }),
    ),
    passes('in the information', {
      [LEVEL]: undefined,
      [`/info${LEVEL}`]: { disponibilite: 99, delaiMs: 500, assistance: 'a@b.example' },
    }),
  ],
};
