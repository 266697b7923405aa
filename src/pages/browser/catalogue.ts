/** The catalogue of rules filtered as one types; without it, the form asks the server the same. */
import { folded } from '../../model/folded.ts';

export function enhanceCatalogue(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[role=status]');
  const rules = [...document.querySelectorAll<HTMLElement>('[data-rule]')];
  const families = [...document.querySelectorAll<HTMLElement>('[data-family-section]')];
  const apply = () => {
    const wanted = new FormData(form);
    const text = (name: string) => String(wanted.get(name) ?? '');
    const words = folded(text('q')).split(/\s+/);
    for (const rule of rules) {
      const { search = '', family, severity, axis } = rule.dataset;
      rule.hidden =
        !words.every((word) => search.includes(word)) ||
        !accepts(text('famille'), family) ||
        !accepts(text('gravite'), severity) ||
        !accepts(text('axe'), axis);
    }
    for (const section of families) {
      section.hidden = section.querySelector('[data-rule]:not([hidden])') === null;
    }
    const shown = rules.filter(({ hidden }) => !hidden).length;
    const { count = '', none = '' } = status?.dataset ?? {};
    const said = shown === 0 ? none : count;
    if (status) {
      status.textContent = said
        .replace('{n}', String(shown))
        .replace('{all}', String(rules.length));
    }
    const address = new URL(location.href);
    address.search = '';
    for (const [name, value] of wanted) {
      if (typeof value === 'string' && value !== '') address.searchParams.set(name, value);
    }
    history.replaceState(history.state, '', address);
    const other = document.querySelector<HTMLAnchorElement>('[data-language]');
    if (other !== null) other.search = address.search;
  };
  form.querySelector<HTMLElement>('[type=submit]')?.setAttribute('hidden', '');
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
}

function accepts(wanted: string, value: string | undefined): boolean {
  return wanted === '' || wanted === value;
}
