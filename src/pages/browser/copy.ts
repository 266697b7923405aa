/** A button beside what is worth copying: `data-copy` says what it is, for who does not see it. */
import { words } from './words.ts';

export function addCopyButtons(root: ParentNode): void {
  for (const source of root.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = copyButton(source.dataset.copy ?? '', () => textOf(source));
    if (source instanceof HTMLPreElement) source.before(button);
    else source.after(' ', button);
  }
}

export function copyButton(name: string, text: () => string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = words.copy;
  const of = document.createElement('span');
  of.className = 'visually-hidden';
  of.textContent = ` ${name}`;
  button.append(of);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text());
    button.firstChild?.replaceWith(words.copied);
  });
  return button;
}

function textOf(source: HTMLElement): string {
  return source instanceof HTMLInputElement ? source.value : (source.textContent ?? '');
}
