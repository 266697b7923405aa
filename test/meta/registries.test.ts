import { describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { commands } from '../../src/commands/index.ts';
import { contracts } from '../../src/contracts/index.ts';
import { rulesets } from '../../src/generated/rulesets/catalogue.ts';
import { PROBLEMS } from '../../src/problems/catalogue.ts';
import { FORMATS } from '../../src/reports/index.ts';
import { CODE, files, folders, read } from './tree.ts';

/** What stands in one list and not in the other, as lines; both ways, since half-wired is unwired. */
function differences(places: Readonly<Record<string, Iterable<string>>>): string[] {
  const lists = Object.entries(places).map(([place, ids]) => [place, new Set(ids)] as const);
  const all = new Set(lists.flatMap(([, ids]) => [...ids]));
  return [...all].sort().flatMap((id) => {
    const without = lists.filter(([, ids]) => !ids.has(id)).map(([place]) => place);
    return without.length === 0 ? [] : [`${id}: not in ${without.join(', ')}`];
  });
}

/** What the first group of `pattern` holds at every place. */
function each(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

const README = read('README.md');

describe('what is registered, what lies in folders and what is documented are the same', () => {
  it('contracts', () => {
    expect(
      differences({
        'src/contracts/index.ts': contracts.map(({ id, major }) => `${id} v${major}`),
        specs: files('specs', /^v\d+\.yaml$/).map((path) =>
          path.replace(/^specs\/(.+)\/(v\d+)\.yaml$/, '$1 $2'),
        ),
        'src/contracts': files('src/contracts', CODE).flatMap((path) =>
          each(/defineContract\(\{\s*id: '([^']+)',\s*major: \d+/g, read(path)).map(
            (id) => `${id} v${each(/major: (\d+)/g, read(path))[0]}`,
          ),
        ),
        'docs/reference/contracts.md': each(
          /^## `([^`]+)` v\d+/gm,
          read('docs/reference/contracts.md'),
        ).map(
          (id, index) =>
            `${id} ${each(/^## `[^`]+` (v\d+)/gm, read('docs/reference/contracts.md'))[index]}`,
        ),
      }),
    ).toEqual([]);
  });

  it('adapters', () => {
    const ids = adapters.map(({ id }) => id);
    const native = contracts.map((contract) => contract.native.id);
    expect(
      differences({
        'src/adapters/index.ts': ids,
        'src/adapters': folders('src/adapters'),
        'adapter.ts and README.md': folders('src/adapters').filter((id) =>
          ['adapter.ts', 'README.md'].every((name) =>
            files(`src/adapters/${id}`).includes(`src/adapters/${id}/${name}`),
          ),
        ),
        'test/recordings': folders('test/recordings').filter((id) => !native.includes(id)),
        'docs/reference/vendors.md': each(/^## `([^`]+)`/gm, read('docs/reference/vendors.md')),
      }),
    ).toEqual([]);
  });

  it('consumers: each contract has one, that knows nothing else', () => {
    expect(
      differences({
        'src/contracts/index.ts': contracts.map(({ id }) => id),
        'test/consumers': files('test/consumers', CODE)
          .map((path) => path.replace(/^.*\/(.+)\.ts$/, '$1'))
          .filter((name) => name !== 'call'),
      }),
    ).toEqual([]);
    const imported = files('test/consumers', CODE).flatMap((path) =>
      each(/from '([^']+)'/g, read(path)),
    );
    const known = /^\.\/call\.ts$|^\.\.\/\.\.\/src\/generated\/contracts\/[a-z0-9-]+\.types\.ts$/;
    expect(imported.filter((from) => !known.test(from))).toEqual([]);
  });

  it('rules', () => {
    const wanted = ['bad.yaml', 'good.yaml', 'rule.en.md', 'rule.md', 'rule.yaml'];
    expect(
      differences({
        'the compiled ruleset': rulesets.flatMap(({ rules }) => rules.map(({ id }) => id)),
        'rulesets/*.yaml': files('rulesets', /\.yaml$/)
          .filter((path) => /^rulesets\/[^/]+$/.test(path))
          .flatMap((path) => each(/^ {2}- \.\/rules\/([^/]+)\/rule\.yaml$/gm, read(path))),
        'rulesets/rules': folders('rulesets/rules'),
        'five files': folders('rulesets/rules').filter(
          (id) =>
            files(`rulesets/rules/${id}`)
              .map((path) => path.split('/').at(-1))
              .join() === wanted.join(),
        ),
        'docs/reference/rules.md': each(/^\| \[`([^`]+)`\]/gm, read('docs/reference/rules.md')),
        'docs/calibration.md': each(/^\| `([^`]+)`/gm, read('docs/calibration.md')),
      }),
    ).toEqual([]);
  });

  it('rules of the next version', () => {
    expect(
      differences({
        'the compiled ruleset': rulesets.flatMap(({ next }) => next.rules.map(({ id }) => id)),
        'rulesets/next.yaml': each(
          /^ {2}- \.\/next\/([^/]+)\/rule\.yaml$/gm,
          read('rulesets/next.yaml'),
        ),
        'rulesets/next': folders('rulesets/next'),
      }),
    ).toEqual([]);
  });

  it('functions of the rules', () => {
    const all = ['rulesets/rules', 'rulesets/next'].flatMap((path) => files(path, /^rule\.yaml$/));
    const used = all.flatMap((path) =>
      each(/^functions: \[(.+)\]$/gm, read(path)).flatMap((names) => names.split(/, */)),
    );
    const shared = files('rulesets/functions').flatMap((path) =>
      each(/from '\.\/([^']+)\.js'/g, read(path)),
    );
    expect(
      differences({
        'rulesets/functions': files('rulesets/functions').map((path) =>
          path.replace(/^.*\/(.+)\.js$/, '$1'),
        ),
        'rules and functions': [...used, ...shared],
      }),
    ).toEqual([]);
  });

  it('report formats', () => {
    expect(
      differences({
        'src/reports/index.ts': FORMATS.map(({ id }) => id),
        'src/reports': files('src/reports', CODE).flatMap((path) =>
          each(/^export const \w+(?:: Format)? = \{\s+id: '([^']+)'/gm, read(path)),
        ),
        'test/golden/reports': each(
          /\.([^.]+)\.golden$/gm,
          files('test/golden/reports').join('\n'),
        ),
        'README.md': each(/^\| `([a-z]+)` +\| `[a-z]+\/[^`]+`/gm, README),
      }),
    ).toEqual([]);
  });

  it('problems: each code is answered somewhere and has its page', () => {
    const answering = files('src', CODE).filter(
      (path) => !['src/problems/catalogue.ts', 'src/pages/problem-guide.ts'].includes(path),
    );
    const sources = answering.map(read).join('\n');
    expect(
      differences({
        'src/problems/catalogue.ts': Object.keys(PROBLEMS),
        'the rest of src': Object.keys(PROBLEMS).filter((code) => sources.includes(`'${code}'`)),
        'docs/reference/problems.md': each(/^\| `([^`]+)`/gm, read('docs/reference/problems.md')),
      }),
    ).toEqual([]);
  });

  it('commands', () => {
    expect(
      differences({
        'src/commands/index.ts': Object.keys(commands),
        'their own usage': Object.values(commands).flatMap(({ usage }) =>
          each(/^prise (\w+)/g, usage),
        ),
        'README.md': each(/^\| `prise (\w+)/gm, README),
      }),
    ).toEqual([]);
    const loaded = each(/import\('\.\/([^']+)'\)/g, read('src/commands/index.ts'));
    expect(
      loaded.filter((name) => !files('src/commands').includes(`src/commands/${name}`)),
    ).toEqual([]);
  });
});

describe('the comparison', () => {
  it('names what is missing, and where, in either direction', () => {
    expect(differences({ here: ['a', 'b'], there: ['b', 'c'] })).toEqual([
      'a: not in there',
      'c: not in here',
    ]);
    expect(differences({ here: ['a'], there: new Set(['a']) })).toEqual([]);
  });
});
