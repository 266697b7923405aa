/// <reference types="@cloudflare/vitest-plugin/types" />

/** What the workers project binds: wrangler.test.toml, and the migrations by vitest.config.ts. */
declare namespace Cloudflare {
  interface Env extends Required<import('../../src/platform/bindings.ts').Bindings> {
    readonly MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
