/** Drag and drop into the file fields, and the list of what was chosen. */
import { words } from './words.ts';

export function enhanceDropzones(form: HTMLFormElement): void {
  for (const zone of form.querySelectorAll<HTMLElement>('[data-dropzone]')) enhanceDropzone(zone);
  // Dropped beside the zone, a file would replace the page.
  for (const type of ['dragover', 'drop']) {
    window.addEventListener(type, (event) => event.preventDefault());
  }
}

function enhanceDropzone(zone: HTMLElement): void {
  const input = zone.querySelector<HTMLInputElement>('input[type=file]');
  const list = zone.querySelector<HTMLElement>('[data-chosen]');
  if (input === null || list === null) return;
  zone.classList.add('dropzone');
  zone.addEventListener('dragenter', () => zone.classList.add('over'));
  zone.addEventListener('dragover', () => zone.classList.add('over'));
  zone.addEventListener('dragleave', (event) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && zone.contains(to))) zone.classList.remove('over');
  });
  zone.addEventListener('drop', (event) => {
    zone.classList.remove('over');
    const dropped = event.dataTransfer?.files;
    if (dropped === undefined || dropped.length === 0) return;
    input.files = joined(input.files, dropped);
    showChosen(input, list);
  });
  input.addEventListener('change', () => showChosen(input, list));
  // Back from the result, browsers restore the files but fire no event.
  window.addEventListener('pageshow', () => showChosen(input, list));
}

/** What was chosen before is kept: dropping twice adds, it does not replace. */
function joined(before: FileList | null, dropped: FileList): FileList {
  const transfer = new DataTransfer();
  const names = new Set([...dropped].map(({ name }) => name));
  for (const file of before ?? []) if (!names.has(file.name)) transfer.items.add(file);
  for (const file of dropped) transfer.items.add(file);
  return transfer.files;
}

function showChosen(input: HTMLInputElement, list: HTMLElement): void {
  const items = [...(input.files ?? [])].map((file) => {
    const item = document.createElement('li');
    const size = document.createElement('span');
    size.className = 'quiet';
    size.textContent = sizeOf(file.size);
    item.append(`${file.name} `, size);
    return item;
  });
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
}

const KILOBYTE = 1000;

function sizeOf(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} ${words.bytes}`;
  const kilobytes = bytes / KILOBYTE;
  return kilobytes < KILOBYTE
    ? `${Math.round(kilobytes)} ${words.kilo}`
    : `${(kilobytes / KILOBYTE).toFixed(1).replace('.', words.point)} ${words.mega}`;
}
