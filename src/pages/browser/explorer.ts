/**
 * Findings grouped and filtered as the reader wants, and the choice kept in the address so that it
 * can be linked. The grouping itself is the style sheet's work: it needs no script.
 */
import { folded } from '../../model/folded.ts';

interface Choice {
  readonly text: string;
  readonly severities: ReadonlySet<string>;
  readonly outcome: string;
  readonly family: string;
}

interface Controls {
  readonly root: HTMLElement;
  readonly readings: readonly HTMLInputElement[];
  readonly groupings: readonly HTMLInputElement[];
  readonly severities: readonly HTMLInputElement[];
  readonly search: HTMLInputElement;
  readonly outcome: HTMLSelectElement | null;
  readonly family: HTMLSelectElement | null;
  readonly clear: HTMLButtonElement;
  readonly count: HTMLElement;
  /** Rule → family. */
  readonly families: Readonly<Record<string, string>>;
}

export function enhanceExplorer(result: HTMLElement): void {
  const controls = controlsOf(result);
  if (controls === null) return;
  const { root, groupings, severities, search, clear } = controls;
  read(controls, new URLSearchParams(location.search));
  root.querySelector<HTMLElement>('[data-filter]')?.removeAttribute('hidden');
  const apply = () => {
    show(result, controls);
    write(controls);
  };
  root.addEventListener('input', apply);
  clear.addEventListener('click', () => {
    search.value = '';
    for (const box of severities) box.checked = true;
    for (const select of [controls.outcome, controls.family]) if (select) select.value = '';
    apply();
    search.focus();
  });
  // A link into what another choice hides makes that choice.
  result.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.jump a') : null;
    const [toCorrect, toAnalyse] = controls.readings;
    const reading = link?.hash.endsWith('-analyse')
      ? toAnalyse
      : link?.hash.endsWith('-constats')
        ? toCorrect
        : undefined;
    if (reading === undefined) return;
    reading.checked = true;
    const [byRule] = groupings;
    if (byRule !== undefined) byRule.checked = true;
    apply();
  });
  show(result, controls);
}

function controlsOf(result: HTMLElement): Controls | null {
  const root = result.querySelector<HTMLElement>('[data-explorer]');
  const search = root?.querySelector<HTMLInputElement>('input[name=q]');
  const clear = root?.querySelector<HTMLButtonElement>('[data-clear]');
  const count = root?.querySelector<HTMLElement>('[data-count]');
  if (!root || !search || !clear || !count) return null;
  const inputs = (name: string) => [
    ...root.querySelectorAll<HTMLInputElement>(`input[name=${name}]`),
  ];
  return {
    root,
    readings: inputs('lire'),
    groupings: inputs('par'),
    severities: inputs('gravite'),
    search,
    outcome: root.querySelector('select[name=issue]'),
    family: root.querySelector('select[name=famille]'),
    clear,
    count,
    families: JSON.parse(root.dataset.families ?? '{}'),
  };
}

function read(controls: Controls, wanted: URLSearchParams): void {
  for (const radio of [...controls.groupings, ...controls.readings]) {
    if (radio.value === wanted.get(radio.name)) radio.checked = true;
  }
  const severities = wanted.get('gravite')?.split(',');
  for (const box of controls.severities) box.checked = severities?.includes(box.value) ?? true;
  controls.search.value = wanted.get('q') ?? '';
  choose(controls.outcome, wanted.get('issue'));
  choose(controls.family, wanted.get('famille'));
}

function choose(select: HTMLSelectElement | null, value: string | null): void {
  if (select === null) return;
  select.value = value ?? '';
  // What the report does not have would show nothing without saying why.
  if (select.selectedIndex < 0) select.value = '';
}

/** In the place of the address at hand: filtering is no step to go back through. */
function write(controls: Controls): void {
  const address = new URL(location.href);
  const put = (name: string, value: string) =>
    value === '' ? address.searchParams.delete(name) : address.searchParams.set(name, value);
  for (const radios of [controls.groupings, controls.readings]) {
    const rank = radios.findIndex(({ checked }) => checked);
    const radio = radios[rank];
    // The first is what the page shows unasked.
    if (radio !== undefined) put(radio.name, rank > 0 ? radio.value : '');
  }
  const chosen = controls.severities.filter(({ checked }) => checked);
  const all = chosen.length === controls.severities.length;
  put('gravite', all ? '' : chosen.map(({ value }) => value).join(',') || 'aucune');
  put('q', controls.search.value.trim());
  put('issue', controls.outcome?.value ?? '');
  put('famille', controls.family?.value ?? '');
  history.replaceState(history.state, '', address);
}

function show(result: HTMLElement, controls: Controls): void {
  const choice: Choice = {
    text: folded(controls.search.value.trim()),
    severities: new Set(controls.severities.filter((box) => box.checked).map(({ value }) => value)),
    outcome: controls.outcome?.value ?? '',
    family: controls.family?.value ?? '',
  };
  const familyOf = (rule: string | undefined) => controls.families[rule ?? ''] ?? '';
  const keeps = ({ dataset }: HTMLElement, outcome = dataset.outcome) =>
    choice.severities.has(dataset.severity ?? '') &&
    (choice.outcome === '' || choice.outcome === outcome) &&
    (choice.family === '' || choice.family === familyOf(dataset.rule));
  for (const document of result.querySelectorAll<HTMLElement>('section.document')) {
    const outcomes = showRows(document, keeps, choice);
    showRuleGroups(
      document,
      (group) => keeps(group, outcomes.get(group.dataset.rule ?? '')),
      choice,
    );
    showOtherGroups(document, keeps, choice);
    for (const sheet of document.querySelectorAll<HTMLElement>('.sheet[data-rule]')) {
      sheet.hidden = !keeps(sheet) || !says(sheet, choice.text);
    }
  }
  announce(result, controls, choice);
}

/** Rows of the table of all rules; what became of each is read there. */
function showRows(
  document: HTMLElement,
  keeps: (row: HTMLElement) => boolean,
  { text }: Choice,
): Map<string, string> {
  const outcomes = new Map<string, string>();
  for (const row of document.querySelectorAll<HTMLElement>('tr[data-rule]')) {
    outcomes.set(row.dataset.rule ?? '', row.dataset.outcome ?? '');
    // The gravity of a rule that is met says nothing of a finding: it is filtered all the same.
    row.hidden = !keeps(row) || !says(row, text);
  }
  return outcomes;
}

/** Findings by rule: a word of the title keeps them all, a word of one keeps that one. */
function showRuleGroups(
  document: HTMLElement,
  keeps: (group: HTMLElement) => boolean,
  { text }: Choice,
): void {
  for (const group of document.querySelectorAll<HTMLElement>('.corrections details[data-rule]')) {
    const whole =
      says(group.querySelector('summary'), text) || (group.dataset.rule ?? '').includes(text);
    const items = [...group.querySelectorAll<HTMLElement>('.findings > li')];
    for (const item of items) item.hidden = !whole && !says(item, text);
    group.hidden = !keeps(group) || items.every(({ hidden }) => hidden);
  }
}

function showOtherGroups(
  document: HTMLElement,
  keeps: (item: HTMLElement) => boolean,
  { text }: Choice,
): void {
  const groups = document.querySelectorAll<HTMLElement>(':is(.by-operation, .by-fichier) details');
  for (const group of groups) {
    const whole = says(group.querySelector('summary .group-title'), text);
    const items = [...group.querySelectorAll<HTMLElement>('.findings > li')];
    for (const item of items) {
      const found = whole || says(item, text) || (item.dataset.rule ?? '').includes(text);
      item.hidden = !keeps(item) || !found;
    }
    group.hidden = items.every(({ hidden }) => hidden);
  }
}

/** What is shown of what there is; said when something is hidden, and when all is back. */
function announce(result: HTMLElement, controls: Controls, choice: Choice): void {
  const { count, clear, severities } = controls;
  const grouping = controls.groupings.find(({ checked }) => checked)?.value ?? 'regle';
  const items = [
    ...result.querySelectorAll<HTMLElement>(
      `${grouping === 'regle' ? '.corrections' : `.by-${grouping}`} .findings > li`,
    ),
  ];
  const rows = [...result.querySelectorAll<HTMLElement>('tr[data-rule]')];
  const shown = items.filter((item) => !item.hidden && item.closest('details')?.hidden !== true);
  const figures: Readonly<Record<string, number>> = {
    n: shown.length,
    all: items.length,
    rules: rows.filter(({ hidden }) => !hidden).length,
    allRules: rows.length,
  };
  count.textContent = (count.dataset.count ?? '').replace(/\{(\w+)\}/g, (_, name) =>
    String(figures[name] ?? ''),
  );
  clear.hidden =
    choice.text === '' &&
    choice.outcome === '' &&
    choice.family === '' &&
    severities.every(({ checked }) => checked);
}

function says(element: Element | null, text: string): boolean {
  return text === '' || folded(element?.textContent ?? '').includes(text);
}
