/** On the result: findings grouped and filtered, and everything worth copying copied with one click. */
import { addCopyButtons, copyButton } from './copy.ts';
import { enhanceExplorer } from './explorer.ts';
import { words } from './words.ts';

export function enhanceResult(result: HTMLElement): void {
  enhanceExplorer(result);
  for (const pointer of result.querySelectorAll<HTMLElement>('code.pointer')) {
    const text = pointer.textContent ?? '';
    pointer.after(
      ' ',
      copyButton(`${words.path} ${text}`, () => text),
    );
  }
  // Beside the result: snippets, and what keeping gives.
  addCopyButtons(result.parentElement ?? result);
  openTarget();
  window.addEventListener('hashchange', openTarget);
}

/** A link to a line leads there even when it was folded or filtered away. */
function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest('details')?.setAttribute('open', '');
}
