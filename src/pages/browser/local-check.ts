/**
 * Judges on this machine what the form holds, and shows the result in the place of the form. The
 * server judges only when asked to, or when this browser cannot.
 */
import { type Engine, type Outcome, startEngine } from './engine.ts';
import { type Entries, enhanceKeep } from './keep.ts';
import { enhanceResult } from './result.ts';
import { showView } from './views.ts';
import { LANGUAGE, words } from './words.ts';

/** A screen reader says each text to its end: more would only queue up. */
const ANNOUNCE_MS = 1_000;

interface Parts {
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly cancel: HTMLElement;
  readonly server: HTMLElement;
}

export function enhanceWithEngine(form: HTMLFormElement): void {
  const [status, cancel, server] = ['status', 'cancel', 'server'].map((name) =>
    form.querySelector<HTMLElement>(`[data-${name}]`),
  );
  if (!status || !cancel || !server) return;
  const parts: Parts = { form, status, cancel, server };
  const engine = startEngine();
  let able: boolean | undefined;
  void engine.ready.then((ready) => {
    able = ready;
    if (!ready) return;
    const where = document.querySelector<HTMLElement>('.lead [data-where]');
    if (where !== null) where.textContent = where.dataset.promise ?? words.promise;
    server.hidden = false;
  });
  let running = false;
  form.addEventListener('submit', async (event) => {
    const { submitter } = event;
    // The server says what is missing from an empty form.
    if (submitter === server || submitter?.hasAttribute('data-server-only')) return;
    if (able === false || isEmpty(form)) return;
    event.preventDefault();
    if (running) return;
    running = true;
    await check(parts, engine, submitter);
    running = false;
  });
  cancel.addEventListener('click', () => engine.stop());
}

function isEmpty(form: HTMLFormElement): boolean {
  return ![...new FormData(form)].some(([field, value]) =>
    typeof value === 'string' ? field === 'texte' && value.trim() !== '' : value.name !== '',
  );
}

async function check(parts: Parts, engine: Engine, submitter: HTMLElement | null): Promise<void> {
  const { form, status, cancel } = parts;
  form.querySelector('.error-summary')?.remove();
  form.setAttribute('aria-busy', 'true');
  status.textContent = `${words.running}…`;
  cancel.hidden = false;
  const formaction = submitter?.getAttribute('formaction') ?? '';
  const format = new URLSearchParams(formaction.split('?')[1]).get('format') ?? undefined;
  const { tell, end } = announcer(status);
  // As they are now: the form may change while the result is read.
  const entries = [...new FormData(form)];
  const task = form.dataset.judge === 'compare' ? 'compare' : 'verify';
  const outcome = await engine.judge({ task, language: LANGUAGE, entries, format }, tell);
  end();
  form.removeAttribute('aria-busy');
  // Hidden with the focus on it, a button would lose the reader at the top of the page.
  if (document.activeElement === cancel) submitter?.focus();
  cancel.hidden = true;
  status.textContent = '';
  conclude(parts, outcome, entries, await engine.ready);
}

function conclude(
  { form, status, server }: Parts,
  outcome: Outcome,
  entries: Entries,
  able: boolean,
): void {
  switch (outcome.kind) {
    case 'result': {
      const view = showView(outcome.title, outcome.html);
      const result = view.querySelector<HTMLElement>('[data-result]');
      if (result !== null) enhanceResult(result);
      enhanceKeep(view, entries);
      return;
    }
    case 'file':
      save(outcome.name, new Blob([outcome.text], { type: outcome.type }));
      status.textContent = words.ready;
      return;
    case 'refused':
      form.insertAdjacentHTML('afterbegin', outcome.html);
      form.querySelector<HTMLElement>('.error-summary')?.focus();
      return;
    case 'stopped':
      status.textContent = words.cancelled;
      return;
    case 'failed':
      // Nothing has been promised yet to whoever pressed the button while the engine was loading.
      if (!able) form.requestSubmit(server);
      else {
        status.textContent = words.failed;
      }
  }
}

/** Shows the latest text, a second at least after the one before. */
function announcer(status: HTMLElement): { tell: (text: string) => void; end: () => void } {
  let latest = '';
  let timer: number | undefined;
  const show = () => {
    timer = undefined;
    status.textContent = `${words.running}${words.colon}${latest}…`;
  };
  return {
    tell(text) {
      latest = text;
      timer ??= window.setTimeout(show, ANNOUNCE_MS);
    },
    end: () => window.clearTimeout(timer),
  };
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then; the browser keeps what it still needs of it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
