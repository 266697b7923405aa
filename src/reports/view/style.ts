import { READINGS_STYLE } from './style-readings.ts';

/**
 * Style of a report, in a string because the HTML report carries it inside. The site's
 * `/style.css` is this followed by `pages/style/` (`build/copy-assets.ts`): one set of colours.
 * Every text colour keeps 4.5:1 on the surface it stands on, in light and in dark (RGAA 3.2).
 */
const TOKENS = `
:root {
  color-scheme: light dark;
  --ink: #16202e; --quiet: #4b596b; --paper: #ffffff; --panel: #f4f6f9; --line: #d3dae3;
  --link: #0a4a86; --link-hover: #062f57; --focus: #c2410c; --band: #10263f; --band-ink: #ffffff;
  --error: #a3201b; --error-bg: #fdeceb; --error-line: #d0453d;
  --warn: #7a4600; --warn-bg: #fff3de; --warn-line: #d98e1f;
  --info: #0a4a86; --info-bg: #e8f1fb; --info-line: #4a8fd1;
  --ok: #0b5f38; --ok-bg: #e4f4eb; --ok-line: #2f9e68;
  --unknown: #4b3f72; --unknown-bg: #efedf7; --unknown-line: #8377b3;
  --mark: #ffd9a8;
  --mono: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Open Sans', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8edf4; --quiet: #a9b6c6; --paper: #10161e; --panel: #18212c; --line: #334152;
    --link: #8ec1f5; --link-hover: #c3e0ff; --focus: #ffb27a; --band: #0a1a2c; --band-ink: #ffffff;
    --error: #ffb0aa; --error-bg: #3a1715; --error-line: #e5695f;
    --warn: #ffcf85; --warn-bg: #352509; --warn-line: #d98e1f;
    --info: #a9d0f7; --info-bg: #12283e; --info-line: #4a8fd1;
    --ok: #93ddb5; --ok-bg: #0f2c1e; --ok-line: #2f9e68;
    --unknown: #cfc6f2; --unknown-bg: #262040; --unknown-line: #8377b3;
    --mark: #6b4410;
  }
}`;

const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1.0625rem/1.6 var(--sans); overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.2; margin: 2.25rem 0 .75rem; text-wrap: balance; letter-spacing: -.011em; }
h1 { font-size: clamp(1.8rem, 1.3rem + 2.2vw, 2.75rem); margin-top: 0; font-weight: 750; }
h2 { font-size: clamp(1.35rem, 1.15rem + .9vw, 1.75rem); }
h3 { font-size: 1.2rem; }
p, ul, ol, dl { margin: 0 0 1rem; max-width: 70ch; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: .07em; }
a:hover { color: var(--link-hover); text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
code, pre, kbd { font-family: var(--mono); font-size: .875em; }
code { overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.icon { flex: none; width: 1.15em; height: 1.15em; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; font-size: .975rem; }
th, td { text-align: left; vertical-align: top; padding: .6rem .75rem; border-bottom: 1px solid var(--line); }
.stacked th:first-child { width: 42%; }
thead th { border-bottom: 2px solid var(--quiet); font-size: .875rem; color: var(--quiet); }
tbody th { font-weight: 600; }
.numeric { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 44rem) {
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; text-align: left; }
  .stacked tr { border: 1px solid var(--line); border-radius: 6px; margin-bottom: .75rem; padding: .35rem 0; }
  .stacked th, .stacked td { border: 0; padding: .25rem .75rem; }
  .stacked td[data-label]::before { content: attr(data-label) ' : '; color: var(--quiet); font-size: .875rem; }
}`;

const VERDICT = `
.verdict {
  display: flex; gap: 1.25rem; padding: 1.5rem; margin: 0 0 1.5rem; border-radius: 10px;
  background: var(--tone-bg); border: 1px solid var(--tone-line); border-left-width: 10px;
}
.verdict h2 { margin: 0 0 .5rem; }
.verdict p { margin-bottom: .6rem; }
.verdict p:last-child { margin-bottom: 0; }
.verdict-mark .icon { width: 3.5rem; height: 3.5rem; padding: .75rem; border-radius: 50%; background: var(--tone); color: var(--paper); }
.verdict-caption { display: block; font-size: .9375rem; font-weight: 600; letter-spacing: 0; color: var(--quiet); }
.verdict-word { display: block; color: var(--tone); font-size: clamp(2rem, 1.4rem + 2.6vw, 3rem); font-weight: 800; letter-spacing: -.02em; }
.verdict-meaning { font-size: 1.1875rem; font-weight: 600; }
.verdict-note { color: var(--quiet); font-size: .9375rem; border-top: 1px solid var(--tone-line); padding-top: .6rem; }
.verdict-conforme { --tone: var(--ok); --tone-bg: var(--ok-bg); --tone-line: var(--ok-line); }
.verdict-conforme-avec-reserves { --tone: var(--warn); --tone-bg: var(--warn-bg); --tone-line: var(--warn-line); }
.verdict-non-conforme { --tone: var(--error); --tone-bg: var(--error-bg); --tone-line: var(--error-line); }
.verdict-non-evaluable { --tone: var(--unknown); --tone-bg: var(--unknown-bg); --tone-line: var(--unknown-line); }
.verdict-text-conforme { color: var(--ok); }
.verdict-text-conforme-avec-reserves { color: var(--warn); }
.verdict-text-non-conforme { color: var(--error); }
.verdict-text-non-evaluable { color: var(--unknown); }
@media (max-width: 36rem) { .verdict { display: block; padding: 1.1rem; } .verdict-mark { margin-bottom: .75rem; } }
.figures { list-style: none; padding: 0; max-width: none; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); margin-bottom: .75rem; }
.figure { border: 1px solid var(--line); border-top: 4px solid var(--figure, var(--line)); border-radius: 8px; padding: .75rem 1rem; background: var(--panel); }
.figure strong { display: block; font-size: 2rem; line-height: 1.1; font-variant-numeric: tabular-nums; color: var(--figure-ink, var(--ink)); }
.figure-error { --figure: var(--error-line); --figure-ink: var(--error); }
.figure-warn { --figure: var(--warn-line); --figure-ink: var(--warn); }
.figure-info { --figure: var(--info-line); --figure-ink: var(--info); }
.figure-passed { --figure: var(--ok-line); --figure-ink: var(--ok); }
.apart { color: var(--quiet); font-size: .9375rem; }`;

const DOCUMENT = `
.contents { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1.5rem 0; }
.contents h2 { margin: 0 0 .5rem; font-size: 1.2rem; }
.contents ol { margin: 0; padding-left: 1.4rem; max-width: none; }
.contents li { padding: .2rem 0; }
.contents li > * { margin-right: .9rem; }
.document { margin-top: 2.5rem; padding-top: .5rem; border-top: 3px solid var(--ink); }
.document > h2 { margin-top: 1rem; overflow-wrap: anywhere; }
.document-facts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; max-width: none; color: var(--quiet); }
.outcome { display: inline-flex; align-items: baseline; gap: .4rem; font-weight: 600; white-space: nowrap; }
.outcome .icon { align-self: center; }
.jump { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
.outcome-passed { color: var(--ok); } .outcome-failed { color: var(--error); }
.outcome-inconclusive { color: var(--unknown); } .outcome-waived { color: var(--warn); }
.outcome-not-applicable { color: var(--quiet); font-weight: 400; }
.why { margin: .2rem 0 0; font-size: .9375rem; color: var(--quiet); }
.mandatory { color: var(--quiet); }
.rule-id { color: var(--quiet); font-weight: 400; }
th .rule-id { display: block; }
.obstacle { border-left: 6px solid var(--unknown-line); background: var(--unknown-bg); padding: .75rem 1rem; border-radius: 4px; max-width: none; }
.severity { display: inline-block; font-size: .8125rem; font-weight: 700; line-height: 1.3; padding: .12rem .5rem; border-radius: 4px; border: 1px solid currentColor; white-space: nowrap; }
.severity-error { color: var(--error); background: var(--error-bg); }
.severity-warn { color: var(--warn); background: var(--warn-bg); }
.severity-info { color: var(--info); background: var(--info-bg); }
.severity-hint { color: var(--quiet); background: var(--panel); }
.group { border: 1px solid var(--line); border-left: 6px solid var(--group, var(--line)); border-radius: 8px; margin-bottom: .75rem; padding: 0 1rem; }
.group-error { --group: var(--error-line); } .group-warn { --group: var(--warn-line); } .group-info { --group: var(--info-line); }
.group summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; padding: .75rem 0; cursor: pointer; }
.group summary::before { content: ''; flex: none; width: .5em; height: .5em; border: solid currentColor; border-width: 0 .14em .14em 0; transform: rotate(-45deg); align-self: center; }
.group[open] summary::before { transform: rotate(45deg); }
.group summary::-webkit-details-marker { display: none; }
.group-title { font-weight: 650; flex: 1 1 14rem; min-width: 0; overflow-wrap: anywhere; }
.group-count { color: var(--quiet); font-variant-numeric: tabular-nums; }
.group-rule { color: var(--quiet); font-size: .9375rem; margin-bottom: .5rem; }
.findings { list-style: none; padding: 0; max-width: none; margin-bottom: .75rem; }
.findings li { border-top: 1px solid var(--line); padding: .6rem 0; }
.finding-message { margin: 0; max-width: none; overflow-wrap: anywhere; }
.finding-place { margin: .15rem 0 0; max-width: none; font-size: .9375rem; color: var(--quiet); }
.proof { margin-top: 3rem; border-top: 1px solid var(--line); }
.proof h2 { font-size: 1.2rem; margin-top: 1.25rem; }
.proof dl { max-width: none; display: grid; gap: .15rem 1rem; font-size: .9375rem; }
.proof dd { margin: 0 0 .4rem; color: var(--quiet); }
@media (min-width: 56rem) { .proof dl { grid-template-columns: minmax(10rem, 1fr) auto; } }`;

const SOURCE = `
.source { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--panel); padding: .5rem 0; margin-bottom: 1rem; }
.line { display: grid; grid-template-columns: 4.25rem minmax(0, 1fr); border-left: 6px solid transparent; }
.line-number { text-align: right; padding-right: .9rem; color: var(--quiet); font: .8125rem/1.7 var(--mono); user-select: none; }
.line-text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; line-height: 1.6; padding-right: .75rem; }
.line-error { border-left-color: var(--error-line); background: var(--error-bg); }
.line-warn { border-left-color: var(--warn-line); background: var(--warn-bg); }
.line-info { border-left-color: var(--info-line); background: var(--info-bg); }
.line-hint { border-left-color: var(--line); }
.line:target { outline: 3px solid var(--focus); outline-offset: -3px; }
mark { background: var(--mark); color: inherit; border-radius: 2px; box-decoration-break: clone; }
.notes { grid-column: 2; list-style: none; margin: .1rem 0 .5rem; padding: 0 .75rem 0 0; max-width: none; font-size: .9375rem; }
.note { padding: .15rem 0; overflow-wrap: anywhere; }
.gap { margin: .35rem 0; padding: .1rem 1rem; max-width: none; color: var(--quiet); font-size: .875rem; border-block: 1px dashed var(--line); }
@media (max-width: 36rem) { .line { grid-template-columns: 2.75rem minmax(0, 1fr); } .line-number { padding-right: .5rem; } .notes { grid-column: 1 / -1; padding-left: .75rem; } }
.file { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.file-header p { margin: 0; font-weight: 700; color: var(--quiet); }`;

/** A4: ink on white, no panel split in two, what is folded on screen is printed. */
const PRINT = `
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --quiet: #444; --paper: #fff; --panel: #fff; --line: #bbb; --link: #000; --mark: #ddd;
    --error: #8c1a16; --error-bg: #fff; --warn: #663a00; --warn-bg: #fff; --info: #0a3d6e; --info-bg: #fff;
    --ok: #0b5030; --ok-bg: #fff; --unknown: #3d3360; --unknown-bg: #fff;
  }
  html { font-size: 9.5pt; }
  body { line-height: 1.4; }
  .jump { display: none; }
  .file { max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .group summary::before { display: none; }
  .verdict, .figure, .findings li, .line, tr { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  .verdict-mark .icon { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .figures { grid-template-columns: repeat(4, 1fr); }
}`;

export const REPORT_STYLE = [TOKENS, BASE, VERDICT, DOCUMENT, SOURCE, READINGS_STYLE, PRINT]
  .join('\n')
  .trim();
