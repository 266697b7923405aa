/**
 * Keeps a report that was judged in the browser: the one place from which its documents leave the
 * machine, and only when a button says so.
 */
import { LANGUAGE } from './words.ts';

export type Entries = readonly (readonly [field: string, value: string | File])[];

interface Parts {
  readonly panel: HTMLElement;
  readonly ways: HTMLElement;
  readonly said: HTMLElement;
  readonly kept: HTMLElement;
}

type Keep = 'private' | 'public';

export function enhanceKeep(result: ParentNode, entries: Entries): void {
  const panel = result.querySelector<HTMLElement>('[data-keep]');
  const [ways, said, kept] = ['ways', 'said', 'kept'].map((name) =>
    panel?.querySelector<HTMLElement>(`[data-${name}]`),
  );
  if (!panel || !ways || !said || !kept) return;
  panel.hidden = false;
  const parts: Parts = { panel, ways, said, kept };
  panel
    .querySelector('[data-private]')
    ?.addEventListener('click', () => void send(parts, entries, 'private'));
  panel.querySelector('[data-publish]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(parts, entries, 'public');
  });
}

async function send(parts: Parts, entries: Entries, keep: Keep): Promise<void> {
  const { panel, said } = parts;
  // A second press would keep a second report.
  if (panel.getAttribute('aria-busy') === 'true') return;
  panel.setAttribute('aria-busy', 'true');
  said.textContent = said.dataset.sending ?? '';
  const body = new FormData();
  for (const [field, value] of entries) body.append(field, value);
  const answer = await fetch(`/api/verifications?keep=${keep}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
  }).catch(() => undefined);
  panel.removeAttribute('aria-busy');
  const location = answer?.headers.get('location');
  if (!answer?.ok || !location) {
    said.textContent = said.dataset.failed ?? '';
    return;
  }
  said.textContent = '';
  show(parts, keep, {
    api: location,
    token: answer.headers.get('prise-deletion-token') ?? '',
    expires: answer.headers.get('expires'),
  });
}

interface Deposit {
  /** Path of the verification in the API. */
  readonly api: string;
  readonly token: string;
  /** HTTP date; null: it stays. */
  readonly expires: string | null;
}

function show({ ways, kept, said }: Parts, keep: Keep, deposit: Deposit): void {
  const page = pageOf(deposit.api);
  fill(kept, '[data-link]', page);
  fill(kept, '[data-token]', deposit.token);
  kept.querySelector('[data-open]')?.setAttribute('href', page);
  const expiry = kept.querySelector<HTMLElement>('[data-expiry]');
  if (expiry !== null) {
    const { until = '', forever = '' } = expiry.dataset;
    expiry.textContent =
      keep === 'private' && deposit.expires !== null ? `${until}${day(deposit.expires)}.` : forever;
  }
  const title = kept.querySelector<HTMLElement>('h3');
  const { privateTitle = '', publicTitle = '' } = title?.dataset ?? {};
  if (title) title.textContent = keep === 'private' ? privateTitle : publicTitle;
  ways.hidden = true;
  kept.hidden = false;
  title?.focus();
  const erase = kept.querySelector<HTMLButtonElement>('[data-erase]');
  erase?.addEventListener('click', async () => {
    const answer = await fetch(deposit.api, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${deposit.token}` },
    }).catch(() => undefined);
    if (!answer?.ok) {
      said.textContent = said.dataset.failed ?? '';
      return;
    }
    said.textContent = erase.dataset.erased ?? '';
    kept.hidden = true;
    ways.hidden = false;
  });
}

function pageOf(api: string): string {
  const path = new URL(api, location.href).pathname.replace(/^\/api/, '');
  return new URL(LANGUAGE === 'fr' ? path : `/en${path}`, location.href).href;
}

function fill(root: ParentNode, selector: string, value: string): void {
  const field = root.querySelector<HTMLInputElement>(selector);
  if (field !== null) field.value = value;
}

function day(instant: string): string {
  return new Intl.DateTimeFormat(LANGUAGE === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
}
