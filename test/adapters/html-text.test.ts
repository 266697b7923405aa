import { describe, expect, it } from 'vitest';
import { htmlText } from '../../src/adapters/html-text.ts';

it.each([
  ['a paragraph', '<p>Bonjour</p>', 'Bonjour'],
  ['lines', '<p>Un</p><p>Deux<br>Trois</p>', 'Un\nDeux\nTrois'],
  ['a list', '<ul><li>Un</li><li>Deux</li></ul>', 'Un\nDeux'],
  ['inline marks', 'Le <b>poste</b> <i>12</i>', 'Le poste 12'],
  [
    'named entities',
    '&Eacute;tat &amp; caf&eacute; &laquo;&nbsp;x&nbsp;&raquo; &oelig;',
    'État & café « x » œ',
  ],
  ['numeric entities', '&#233;&#xE9;', 'éé'],
  ['a document escaped once more', '&#60;p&#62;A &#38;amp; B&#60;/p&#62;', 'A & B'],
  ['the same, by names', '&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;', 'A\nB'],
  ['text without a tag', 'Un\r\nDeux', 'Un\nDeux'],
  ['a comparison', '<p>3 &lt; 4 et 5 < 6</p>', '3 < 4 et 5 < 6'],
  ['a comment', 'A<!-- <p>non</p> -->B', 'AB'],
  ['a quoted angle', '<a title="a>b">lien</a>', 'lien'],
  ['an unknown entity', '&inconnue; &', '&inconnue; &'],
  ['a number that is no character', '&#0;&#xD800;&#1114112;x', '���x'],
])('reads %s', (_, html, text) => {
  expect(htmlText(html)).toBe(text);
});

it.each(['', ' ', '&nbsp;', '<p></p>', '<p>&nbsp;</p>', '<br>', null, 0, undefined])(
  '%j is nothing',
  (nothing) => expect(htmlText(nothing)).toBeUndefined(),
);

describe('no tag survives', () => {
  it.each([
    '<script>alert(1)</script>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '&amp;lt;script&amp;gt;',
    '&#60;img src=x onerror=alert(1)&#62;',
    '<scr<script>ipt>alert(1)</script>',
    '<<p>script>alert(1)<</p>/script>',
    '<svg/onload=alert(1)>',
    '<p>&#60;!--</p>',
    '<img src="x" onerror="alert(1)"',
    '<style>p{}</style ><SCRIPT >x</SCRIPT\n>',
  ])('of %s', (html) => {
    expect(htmlText(html) ?? '').not.toMatch(/<[a-z/!?]/i);
  });

  it('and what a reader typed is still read', () => {
    expect(htmlText('<p>balise &lt;b&gt; oubliée</p>')).toBe('balise ‹b> oubliée');
  });
});

it('takes the time of the length, whatever is written', () => {
  for (const piece of ['<', '<a', '<!--', '<a "', '&lt;', '&', '<script>', '</', '<p>', '&#60;p']) {
    const html = piece.repeat(400_000 / piece.length);
    const started = performance.now();
    htmlText(html);
    expect(performance.now() - started, piece).toBeLessThan(1_500);
  }
});
