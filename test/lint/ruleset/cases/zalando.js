// biome-ignore-all lint/suspicious/noThenProperty: that is how Spectral's rules are written
// CommonJS with functions of its own, one of which crashes and one is asynchronous.
const { pattern, truthy } = require('@stoplight/spectral-functions');
const { oas3 } = require('@stoplight/spectral-formats');
const { oas } = require('@stoplight/spectral-rulesets');
const { createRulesetFunction } = require('@stoplight/spectral-core');
const { DiagnosticSeverity } = require('@stoplight/types');

const starts = createRulesetFunction(
  {
    input: { type: 'string' },
    options: {
      type: 'object',
      properties: { with: { type: 'string' } },
      required: ['with'],
      additionalProperties: false,
    },
  },
  function starts(value, options) {
    return value.startsWith(options.with)
      ? undefined
      : [{ message: `${value} must start with ${options.with}` }];
  },
);

module.exports = {
  extends: [[oas, 'off']],
  formats: [oas3],
  aliases: { Path: ['$.paths'] },
  rules: {
    'oas3-schema': 'error',
    'path-start': {
      given: '#Path',
      severity: DiagnosticSeverity.Hint,
      then: { field: '@key', function: starts, functionOptions: { with: '/v1' } },
    },
    later: {
      given: '$.info',
      then: {
        function: async (info) =>
          info.license ? [] : [{ message: 'later', path: ['info', 'license'] }],
      },
    },
    'document-wide': {
      given: '$',
      then: {
        function: (_, __, { documentInventory, path }) => [
          { message: `${Object.keys(documentInventory.resolved)}`, path: [...path, 'paths'] },
        ],
      },
    },
    title: {
      given: '$.info',
      then: [
        { field: 'title', function: truthy },
        { field: 'version', function: pattern, functionOptions: { match: '^9' } },
      ],
    },
  },
};
