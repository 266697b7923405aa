// biome-ignore-all lint/suspicious/noThenProperty: that is how Spectral's rules are written
// Stock Spectral gives up the whole run; here the rule alone does.
const { truthy } = require('@stoplight/spectral-functions');
module.exports = {
  rules: {
    crash: {
      given: '$.info',
      severity: 'error',
      then: {
        function: function boom() {
          throw new TypeError('boom');
        },
      },
    },
    'crash-later': {
      given: '$.info',
      then: {
        function: async () => {
          throw new Error('plus tard');
        },
      },
    },
    'no-list': { given: '$.info', then: { function: () => 'oops' } },
    'no-list-later': { given: '$.info', then: { function: async () => [{ path: [] }] } },
    fine: { given: '$.info', then: { field: 'zzz', function: truthy } },
  },
};
