import applicator2019 from 'ajv/dist/refs/json-schema-2019-09/meta/applicator.json' with {
  type: 'json',
};
import content2019 from 'ajv/dist/refs/json-schema-2019-09/meta/content.json' with { type: 'json' };
import core2019 from 'ajv/dist/refs/json-schema-2019-09/meta/core.json' with { type: 'json' };
import format2019 from 'ajv/dist/refs/json-schema-2019-09/meta/format.json' with { type: 'json' };
import metadata2019 from 'ajv/dist/refs/json-schema-2019-09/meta/meta-data.json' with {
  type: 'json',
};
import validation2019 from 'ajv/dist/refs/json-schema-2019-09/meta/validation.json' with {
  type: 'json',
};
import schema2019 from 'ajv/dist/refs/json-schema-2019-09/schema.json' with { type: 'json' };
import applicator2020 from 'ajv/dist/refs/json-schema-2020-12/meta/applicator.json' with {
  type: 'json',
};
import content2020 from 'ajv/dist/refs/json-schema-2020-12/meta/content.json' with { type: 'json' };
import core2020 from 'ajv/dist/refs/json-schema-2020-12/meta/core.json' with { type: 'json' };
import format2020 from 'ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json' with {
  type: 'json',
};
import metadata2020 from 'ajv/dist/refs/json-schema-2020-12/meta/meta-data.json' with {
  type: 'json',
};
import unevaluated2020 from 'ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json' with {
  type: 'json',
};
import validation2020 from 'ajv/dist/refs/json-schema-2020-12/meta/validation.json' with {
  type: 'json',
};
import schema2020 from 'ajv/dist/refs/json-schema-2020-12/schema.json' with { type: 'json' };
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' };
import draft04 from 'ajv-draft-04/dist/refs/json-schema-draft-04.json' with { type: 'json' };
import { Ajv as Core } from './ajv.ts';
import type { Options } from './types.ts';
import * as vocabulary from './vocabulary/index.ts';

const NEXT: Options = { dynamicRef: true, next: true, unevaluated: true };

export class Ajv extends Core {
  constructor(options: Options = {}) {
    super(options, {
      vocabulary: vocabulary.draft7,
      metaSchemas: [draft07],
      defaultMeta: 'http://json-schema.org/draft-07/schema',
    });
  }
}

export class AjvDraft04 extends Core {
  constructor(options: Options = {}) {
    super(options, {
      vocabulary: vocabulary.draft4,
      metaSchemas: [draft04],
      defaultMeta: 'http://json-schema.org/draft-04/schema',
      options: { schemaId: 'id' },
    });
  }
}

export class Ajv2019 extends Core {
  constructor(options: Options = {}) {
    super(options, {
      vocabulary: vocabulary.draft2019,
      metaSchemas: [
        schema2019,
        applicator2019,
        content2019,
        core2019,
        format2019,
        metadata2019,
        validation2019,
      ],
      defaultMeta: 'https://json-schema.org/draft/2019-09/schema',
      options: NEXT,
    });
  }
}

export class Ajv2020 extends Core {
  constructor(options: Options = {}) {
    super(options, {
      vocabulary: vocabulary.draft2020,
      metaSchemas: [
        schema2020,
        applicator2020,
        unevaluated2020,
        content2020,
        core2020,
        format2020,
        metadata2020,
        validation2020,
      ],
      defaultMeta: 'https://json-schema.org/draft/2020-12/schema',
      options: NEXT,
    });
  }
}
