import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PAGE = readFileSync('docs/library.md', 'utf8');
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(PAGE)?.[1] ?? '';

const TSC = resolve('node_modules/typescript/bin/tsc');

/** A project of somebody else's, which has installed the package and nothing besides. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'prise-library-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(resolve('.'), join(project, 'node_modules/prise'), 'dir');
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
});

afterAll(() => rmSync(project, { recursive: true }));

function run(args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
}

describe('docs/library.md', () => {
  it('shows what its example prints, without code generation from strings', () => {
    writeFileSync(join(project, 'example.ts'), block('ts'));
    const { stdout, stderr } = run(['--disallow-code-generation-from-strings', 'example.ts']);
    expect(stderr).toBe('');
    expect(stdout).toBe(block('text'));
  });

  it('compiles in a strict project', () => {
    writeFileSync(join(project, 'typed.ts'), `${block('ts')}\nexport {};\n`);
    const { stdout } = run([
      ...[TSC, 'typed.ts', '--strict', '--noEmit', '--target', 'es2024'],
      ...['--module', 'nodenext', '--lib', 'es2024,dom', '--types', ''],
    ]);
    expect(stdout).toBe('');
  });

  it('has declarations that refuse what the library would', () => {
    const wrong = "import { lint } from 'prise';\nlint(42);\n(await lint('')).report.verdikt;\n";
    writeFileSync(join(project, 'wrong.ts'), wrong);
    const { stdout } = run([
      ...[TSC, 'wrong.ts', '--strict', '--noEmit', '--target', 'es2024'],
      ...['--module', 'nodenext', '--lib', 'es2024,dom', '--types', ''],
    ]);
    expect(stdout.match(/^wrong\.ts\(\d/gm)).toEqual(['wrong.ts(2', 'wrong.ts(3']);
  });
});

describe('the library', () => {
  it('names what it does not know', () => {
    const attempts = `import { lint, render } from 'prise';
      const said = (promise) => promise.then(String, String);
      console.log(await said(lint('', { ruleset: 'aucun' })));
      console.log(await said(lint('').then((verification) => render(verification, 'aucun'))));`;
    const { stdout } = run(['--input-type=module', '--eval', attempts]);
    expect(stdout).toBe('TypeError: unknown ruleset: aucun\nTypeError: unknown format: aucun\n');
  });

  it('judges by a profile, with the buyer’s decisions, on a day', () => {
    const attempts = `import { lint, profiles } from 'prise';
      const spec = 'openapi: 3.1.0\\npaths: { /a: { get: { security: [] } } }';
      const decisions = { waivers: [{ rule: 'territoire-servers', motive: 'Adresse à venir.', author: 'A', until: '2027-01-01' }] };
      for (const options of [{}, { date: '2027-01-01' }, { date: '2027-01-02', profile: 'transaction' }]) {
        const { report } = await lint(spec, { decisions, ...options });
        console.log(report.profile.id, report.asOf, report.documents[0].waivers[0].state);
      }
      const own = { id: 'mien', version: '1.0.0', title: 'T', description: 'D', ruleset: 'territoire' };
      console.log((await lint(spec, { profile: own })).report.profile.id, profiles[0]);
      for (const wrong of [
        { profile: 'aucun' },
        { profile: { ...own, id: 'Mien' } },
        { profile: own, ruleset: 'spectral:oas' },
        { date: 'demain' },
        { decisions: { waivers: 1 } },
      ]) console.log(await lint(spec, wrong).then(String, (error) => String(error).split(': ').slice(0, 3).join()));`;
    const { stdout } = run(['--input-type=module', '--eval', attempts]);
    expect(stdout.split('\n')).toEqual([
      'socle null expired',
      'socle 2027-01-01 applied',
      'transaction 2027-01-02 expired',
      'mien socle',
      'TypeError,unknown profile,aucun',
      'TypeError,invalid profile,id',
      'TypeError,the profile is one of territoire, not of spectral:oas',
      'TypeError,not a date,demain',
      'TypeError,invalid decisions,waivers',
      '',
    ]);
  });

  it('tells how far it is', () => {
    const attempts = `import { lint } from 'prise';
      await lint([{ name: 'a', content: 'openapi: 3.1.0' }, { name: 'b', content: '' }], {
        onProgress: ({ document, documents, phase }) => console.log(document, documents, phase),
      });`;
    const { stdout } = run(['--input-type=module', '--eval', attempts]);
    expect(stdout).toBe('1 2 reading\n2 2 reading\n1 2 judging\n2 2 judging\n');
  });
});
