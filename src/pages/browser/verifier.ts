/** Makes `/verifier`, `/comparer` and their results nicer. Everything works without it: it only adds. */
import { enhanceDropzones } from './dropzone.ts';
import { enhanceWithEngine } from './local-check.ts';
import { enhanceResult } from './result.ts';
import { enhanceSubmission } from './submission.ts';

const form = document.querySelector<HTMLFormElement>('form.verifier');
if (form !== null) {
  enhanceDropzones(form);
  enhanceWithEngine(form);
  enhanceSubmission(form);
}

const result = document.querySelector<HTMLElement>('[data-result]');
if (result !== null) enhanceResult(result);

// A refused form is announced and reached at once, as a browser does for its own validation.
document.querySelector<HTMLElement>('.error-summary')?.focus();
