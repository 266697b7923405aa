/** On the result: findings filtered by severity, and pointers copied with one click. */
const SEVERITIES = [
  { id: 'error', label: 'Erreurs' },
  { id: 'warn', label: 'Avertissements' },
  { id: 'info', label: 'Informations' },
  { id: 'hint', label: 'Conseils' },
] as const;

export function enhanceResult(result: HTMLElement): void {
  addFilter(result);
  addCopyButtons(result);
  openTarget();
  window.addEventListener('hashchange', openTarget);
}

function addFilter(result: HTMLElement): void {
  const groups = [...result.querySelectorAll<HTMLElement>('details[data-severity]')];
  const present = SEVERITIES.filter(({ id }) => groups.some((g) => g.dataset.severity === id));
  const first = groups[0]?.closest('section.document');
  if (present.length < 2 || first === null || first === undefined) return;
  const filter = document.createElement('fieldset');
  filter.className = 'filter';
  const legend = document.createElement('legend');
  legend.textContent = 'Afficher les constats';
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  const boxes = present.map(({ id, label }) => choice(id, label));
  const apply = () => {
    const shown = new Set(boxes.filter(({ box }) => box.checked).map(({ box }) => box.value));
    for (const group of groups) group.hidden = !shown.has(group.dataset.severity ?? '');
    const visible = groups.filter(({ hidden }) => !hidden).length;
    status.textContent = `${visible} règles affichées sur ${groups.length}`;
  };
  filter.append(legend, ...boxes.map(({ element }) => element), status);
  filter.addEventListener('change', apply);
  first.before(filter);
}

function choice(id: string, text: string): { element: HTMLElement; box: HTMLInputElement } {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = id;
  box.checked = true;
  const element = document.createElement('label');
  element.append(box, ` ${text}`);
  return { element, box };
}

function addCopyButtons(result: HTMLElement): void {
  for (const pointer of result.querySelectorAll<HTMLElement>('code.pointer')) {
    const text = pointer.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copier';
    const name = document.createElement('span');
    name.className = 'visually-hidden';
    name.textContent = ` le chemin ${text}`;
    button.append(name);
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text);
      button.firstChild?.replaceWith('Copié');
    });
    pointer.after(' ', button);
  }
}

/** A link to a line leads there even when it was folded or filtered away. */
function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest('details')?.setAttribute('open', '');
}
