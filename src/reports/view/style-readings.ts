/** Of the two readings of a report: the sheets of whoever decides, the fixes of whoever corrects. */
const READINGS = `
.reader { display: block; font-size: .875rem; font-weight: 600; letter-spacing: 0; color: var(--quiet); }
.sheet { border: 1px solid var(--line); border-left: 6px solid var(--tone, var(--line)); border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; }
.sheet-failed { --tone: var(--error-line); } .sheet-inconclusive { --tone: var(--unknown-line); }
.sheet-waived { --tone: var(--warn-line); } .sheet-passed { --tone: var(--ok-line); }
.sheet h4 { margin: 0 0 .5rem; font-size: 1.0625rem; line-height: 1.3; }
.sheet h4 .rule-id { display: block; font-size: .8125rem; }
.sheet dl { margin: 0; max-width: none; display: grid; grid-template-columns: minmax(8rem, 13rem) minmax(0, 1fr); gap: 0 1rem; }
.sheet dt, .sheet dd { border-top: 1px solid var(--line); padding: .35rem 0; }
.sheet dt { color: var(--quiet); font-size: .9375rem; }
.sheet dd { margin: 0; overflow-wrap: anywhere; }
.sheet dd p, .sheet dd ul { margin: 0; max-width: none; }
.sheet dd ul { padding-left: 1.1rem; }
.sheet dd .outcome { white-space: normal; }
@media (max-width: 36rem) { .sheet dl { display: block; } .sheet dd { border-top: 0; padding-top: 0; } }
.by-hand { display: none; }
@media (min-width: 44.01rem) { .waivers th:first-child { width: 18%; } .waivers td:nth-child(4) { width: 30%; } .waivers td:nth-child(6) { white-space: nowrap; } }
.waiver-applied { color: var(--ok); } .waiver-requested { color: var(--warn); }
.waiver-expired, .waiver-invalid { color: var(--error); } .waiver-unused { color: var(--quiet); }
.basis { margin: .2rem 0 0; font-size: .8125rem; font-weight: 400; line-height: 1.4; color: var(--quiet); }
.finding-message .severity { margin-left: .5rem; }
.finding-excerpt { margin: .3rem 0 0; max-width: none; padding: .3rem .6rem; border-radius: 4px; background: var(--panel); overflow-wrap: anywhere; }
.correction { border-top: 1px solid var(--line); padding: .75rem 0 .25rem; }
.correction-title { margin: 0 0 .35rem; font-weight: 650; }
.correction ol { padding-left: 1.4rem; }
.example { margin: 0 0 .75rem; padding: .6rem .75rem; border-radius: 4px; border-left: 4px solid var(--ok-line); background: var(--ok-bg); white-space: pre-wrap; overflow-wrap: anywhere; }
.upcoming { border: 2px dashed var(--line); border-radius: 8px; padding: 0 1rem .5rem; margin: 2rem 0; }
.upcoming h3 { margin-top: 1rem; }
.upcoming-rules { padding-left: 1.1rem; max-width: none; }
.upcoming-rules .rule-id { margin-left: .4rem; }`;

const SCORES = `
.scores { list-style: none; padding: 0; max-width: 48rem; margin: 0 0 .75rem; }
.score { display: grid; grid-template-columns: 11rem minmax(4rem, 1fr) 11rem; gap: .25rem 1rem; align-items: center; padding: .3rem 0; }
.score-overall { font-size: 1.125rem; font-weight: 650; border-bottom: 1px solid var(--line); padding-bottom: .6rem; margin-bottom: .3rem; }
.score-bar { display: block; width: 100%; height: .9rem; border-radius: 3px; border: 1px solid var(--quiet); }
.score-track { fill: var(--panel); } .score-fill { fill: var(--quiet); }
.score-overall .score-fill { fill: var(--ink); }
.score-value { color: var(--quiet); font-size: .9375rem; font-variant-numeric: tabular-nums; }
.score-value strong { color: var(--ink); font-size: 1.125rem; }
.score-below { color: var(--error); font-weight: 600; }
.terms { margin-bottom: 1.5rem; }
.terms summary { cursor: pointer; color: var(--link); text-decoration: underline; text-underline-offset: .18em; margin-bottom: .5rem; }
@media (max-width: 44rem) { .score { grid-template-columns: 1fr auto; } .score-bar { grid-column: 1 / -1; grid-row: 2; } }`;

/** On paper, what is not decided is decided by hand. */
const ON_PAPER = `
@media print {
  .on-screen { display: none; }
  .by-hand { display: block; }
  .by-hand p { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .2rem .6rem; padding-top: .9rem; }
  .by-hand .blank { flex: 1 1 5rem; border-bottom: 1px solid #000; min-height: 1.2rem; }
  .by-hand .blank-short { flex: 0 0 6rem; }
  .sheet, .score, .example { break-inside: avoid; }
  .corrections { break-before: page; }
  .score-bar, .example { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .example { border: 1px solid var(--line); border-left: 4px solid var(--ok-line); }
}`;

export const READINGS_STYLE = [READINGS, SCORES, ON_PAPER].join('\n');
