// biome-ignore-all lint/suspicious/noThenProperty: that is how Spectral's rules are written
import { oas3 } from '@stoplight/spectral-formats';
import * as functions from '@stoplight/spectral-functions';
import shout from './shared/functions/shout.js';

export default {
  formats: [oas3],
  rules: {
    shout: { given: '$.info.title', message: '{{error}}', then: { function: shout } },
    undef: { given: '$', then: { field: 'webhooks', function: functions.undefined } },
  },
};
