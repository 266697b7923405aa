import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../src/reports/file-name.ts';
import { FORMATS } from '../../src/reports/index.ts';
import { CLEAN_REPORT, REPORT, SOURCES } from '../reports/fixture.ts';
import { HOSTILE, HOSTILE_NAME } from '../reports/hostile.ts';

const context = { sources: SOURCES };
/** Characters that could rewrite a terminal's line or turn the reading order around. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Formats that are another tool's bytes: hostile strings are kept, quoted as JSON quotes them. */
const VERBATIM = new Set(['spectral']);
/** Formats whose words are all the report's own. */
const WITHOUT_WORDS = new Set(['json', 'spectral', 'csv']);
/** RFC 4180 ends lines with CRLF, and Excel wants a byte order mark: ours, at these places only. */
const OWN_CONTROLS: Readonly<Record<string, RegExp>> = { csv: /^\ufeff|\r\n/g };

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
    const own = OWN_CONTROLS[format.id];
    const text = own === undefined ? output : output.replace(own, '\n');
    const line = text.split('\n').find((each) => CONTROLS.test(each));
    expect(line).toBeUndefined();
  });

  it('lets no markup of the supplier through', () => {
    const output = format.render(REPORT, context);
    if (format.mediaType === 'text/html') {
      expect(output).not.toMatch(/<script|<img|<svg onload|<b>|\son[a-z]+="|href="javascript:/i);
    }
    if (['json', 'spectral'].includes(format.id)) {
      expect(JSON.stringify(JSON.parse(output))).toContain(JSON.stringify(HOSTILE.ansi));
    }
  });

  it('speaks English when asked to, and gives the same findings', () => {
    const english = format.render(CLEAN_REPORT, { ...context, language: 'en' });
    for (const { fingerprint, rule } of CLEAN_REPORT.documents.flatMap(
      ({ findings }) => findings,
    )) {
      expect(english.includes(fingerprint) || english.includes(rule)).toBe(true);
    }
    if (WITHOUT_WORDS.has(format.id)) {
      expect(english).toBe(format.render(CLEAN_REPORT, context));
    } else {
      expect(english).toMatch(/not met|Not compliant|waived/);
      expect(english).not.toMatch(/[Nn]on (?:respecté|conforme)|avertissement|Dérogation[^ ]/);
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

it('gives each format its own media type and its own file name', () => {
  expect(new Set(FORMATS.map(({ mediaType }) => mediaType)).size).toBe(FORMATS.length);
  expect(new Set(FORMATS.map(({ id }) => fileNameOf(id))).size).toBe(FORMATS.length);
});

it('names each format once', () => {
  const ids = FORMATS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
