import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/reports/index.ts';
import { CLEAN_REPORT, HOSTILE, HOSTILE_NAME, REPORT, SOURCES } from '../reports/fixture.ts';

const context = { sources: SOURCES };
/** Characters that could rewrite a terminal's line or turn the reading order around. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Formats that are another tool's bytes: hostile strings are kept, quoted as JSON quotes them. */
const VERBATIM = new Set(['spectral']);

describe.each(FORMATS)('report format $id', (format) => {
  it('is what the golden file says', async () => {
    await expect(format.render(CLEAN_REPORT, context)).toMatchFileSnapshot(
      `../golden/reports/clean.${format.id}.golden`,
    );
  });

  it('keeps what hostile strings would break', async () => {
    const output = format.render(REPORT, context);
    await expect(output).toMatchFileSnapshot(`../golden/reports/hostile.${format.id}.golden`);
    if (VERBATIM.has(format.id)) return;
    const line = output.split('\n').find((text) => CONTROLS.test(text));
    expect(line).toBeUndefined();
  });

  it('lets no markup of the supplier through', () => {
    const output = format.render(REPORT, context);
    if (format.mediaType === 'text/html') {
      expect(output).not.toMatch(/<script|<img|<svg onload|<b>|\son[a-z]+="|href="javascript:/i);
    }
    if (format.mediaType.endsWith('json')) {
      expect(JSON.stringify(JSON.parse(output))).toContain(JSON.stringify(HOSTILE.ansi));
    }
  });

  it('does without the sources', () => {
    expect(format.render(REPORT, { sources: new Map() })).not.toBe('');
  });

  it('stays within ten times the report, whatever the message’s length', () => {
    const report = JSON.stringify(REPORT).length + (SOURCES.get(HOSTILE_NAME)?.length ?? 0);
    expect(format.render(REPORT, context).length).toBeLessThan(10 * report);
  });
});

it('has one golden pair per format and no other', () => {
  const folder = fileURLToPath(new URL('../golden/reports/', import.meta.url).href);
  expect(readdirSync(folder).sort()).toEqual(
    ['clean', 'hostile'].flatMap((kind) => FORMATS.map(({ id }) => `${kind}.${id}.golden`)).sort(),
  );
});

it('names each format once', () => {
  const ids = FORMATS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
