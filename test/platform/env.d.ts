/// <reference types="@cloudflare/vitest-plugin/types" />

/** What the workers project binds: wrangler.test.toml, and the migrations by vitest.config.ts. */
declare namespace Cloudflare {
  interface Env extends Pick<import('../../src/platform/bindings.ts').Bindings, 'DB' | 'FEEDS'> {
    readonly MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
