/**
 * Says that the verification is under way on the server. The form is submitted by the browser itself, not
 * fetched: the result has its own place in the history, focus and title follow, and « back » gives
 * the filled form again.
 */
import { words } from './words.ts';

export function enhanceSubmission(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-status]');
  if (status === null) return;
  let waiting = false;
  const settle = () => {
    waiting = false;
    form.removeAttribute('aria-busy');
    status.textContent = '';
  };
  form.addEventListener('submit', (event) => {
    // Judged in the browser: `local-check.ts`, which is asked first.
    if (event.defaultPrevented) return;
    // A second click while the first is judged would judge twice.
    if (waiting) event.preventDefault();
    // A download leaves the page in place, so there is no end to wait for.
    else if (!(event.submitter?.getAttribute('formaction') ?? '').includes('format=')) {
      waiting = true;
      form.setAttribute('aria-busy', 'true');
      status.textContent = `${words.running}…`;
    }
  });
  // The page may come back out of the browser's memory as it was left.
  window.addEventListener('pageshow', settle);
}
