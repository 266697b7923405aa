import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { Response } from 'miniflare';
import { defineConfig } from 'vitest/config';
import { vendor } from './test/platform/vendor.ts';

const NO_EVAL = [
  '--disallow-code-generation-from-strings',
  '--import=./test/native-runner.ts',
  '--import=./src/build/aliases-loader.ts',
];
const WITH_EVAL = ['--import=./src/build/aliases-loader.ts'];

/** Plain Node, sources run as they are: no Vite transform, so that eval can be forbidden. */
function nodeProject(name: string, include: string[], execArgv: string[], exclude: string[] = []) {
  return {
    test: {
      name,
      include,
      exclude,
      pool: 'forks' as const,
      execArgv,
      experimental: { viteModuleRunner: false },
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      // Domain code, with code generation from strings forbidden as at the edge.
      nodeProject('node', ['test/**/*.test.ts'], NO_EVAL, [
        'test/**/*.differential.test.ts',
        'test/{platform,blackbox,browser}/**',
      ]),
      // Compared with the stock engines, which do generate code: hence a project of their own.
      nodeProject('differential', ['test/**/*.differential.test.ts'], WITH_EVAL),
      // The built bundle in real workerd.
      nodeProject('blackbox', ['test/blackbox/**/*.test.ts'], WITH_EVAL),
      // The built bundle in a real browser.
      nodeProject('browser', ['test/browser/**/*.test.ts'], WITH_EVAL),
      // Bindings: D1 and Durable Objects, one isolate per file.
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.test.toml' },
            miniflare: {
              bindings: { MIGRATIONS: await readD1Migrations('src/platform/migrations') },
              // The outside world of these tests.
              outboundService: async (request: { url: string }) => {
                const { status, body } = await vendor(request.url);
                return new Response(body, { status });
              },
            },
          })),
        ],
        test: { name: 'workers', include: ['test/platform/**/*.test.ts'] },
      },
    ],
  },
});
