/**
 * Two views of one page, the form and a result, each with its own place in the history: « back » gives
 * the form as it was left, « forward » the result again.
 */
interface View {
  readonly title: string;
  readonly nodes: readonly Node[];
}

const views = new Map<string, View>();

/** Shows a result in the place of the form, and moves the reader there as a new page would. */
export function showView(title: string, html: string): HTMLElement {
  const main = mainElement();
  if (!views.has('form')) {
    views.set('form', { title: document.title, nodes: [...main.childNodes] });
    history.replaceState({ view: 'form' }, '');
    // Links within a page have no state of their own: they stay in the view they are in.
    window.addEventListener('popstate', ({ state }) => restore(viewOf(state)));
  }
  const template = document.createElement('template');
  template.innerHTML = html;
  const [, ending = document.title] = / – (.*)$/.exec(document.title) ?? [];
  views.set('result', { title: `${title} – ${ending}`, nodes: [...template.content.childNodes] });
  history.pushState({ view: 'result' }, '', location.pathname);
  restore('result');
  window.scrollTo(0, 0);
  main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  return main;
}

function restore(name: string): void {
  const view = views.get(name);
  if (view === undefined) return;
  mainElement().replaceChildren(...view.nodes);
  document.title = view.title;
}

function viewOf(state: unknown): string {
  return typeof state === 'object' && state !== null && 'view' in state ? String(state.view) : '';
}

function mainElement(): HTMLElement {
  return document.querySelector('main') ?? document.body;
}
