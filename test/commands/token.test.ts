import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed } from '../../src/build/dev-vars.ts';
import { newIssuer } from '../../src/commands/demo-issuer.ts';

const LOADER = resolve('src/build/aliases-loader.ts');
const CLI = resolve('src/cli.ts');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prise-jeton-'));
  writeFileSync(join(folder, '.dev.vars'), completed('', [{ ...(await newIssuer()) }]));
});
afterAll(() => rmSync(folder, { recursive: true }));

function jeton(args: readonly string[], cwd = folder) {
  const run = [`--import=${LOADER}`, CLI, 'jeton', ...args];
  return spawnSync(process.execPath, run, { cwd, encoding: 'utf8' });
}

describe('prise jeton', () => {
  it('prints a token alone, of the scopes, the name and the time asked', () => {
    const { status, stdout } = jeton([
      '--scope',
      'a:lire a:ecrire',
      '--sub',
      'x',
      '--minutes',
      '5',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const claims = decodeJwt(stdout.trim());
    expect(claims).toMatchObject({ sub: 'x', scope: 'a:lire a:ecrire', aud: 'prise-numerique' });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
    expect(decodeProtectedHeader(stdout.trim())).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
  });

  it.each([
    [[]],
    [['--scope', '']],
    [['--scope', 'a "b"']],
    [['--scope', 'a', '--minutes', '0']],
    [['--scope', 'a', '--minutes', '99999']],
    [['--scope', 'a', 'b']],
  ])('explains a wrong usage: %j', (args) => {
    const { status, stdout, stderr } = jeton(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^prise : /);
  });

  it('says where the key comes from when there is none', () => {
    const { status, stderr } = jeton(['--scope', 'a'], tmpdir());
    expect(status).toBe(2);
    expect(stderr).toContain('npm start');
  });
});
