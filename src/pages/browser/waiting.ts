/** Follows a verification that the server judges: says how far it is, and shows the result. */
const ASK_AGAIN_MS = 1_000;

const line = document.querySelector<HTMLElement>('[data-waiting]');
if (line !== null) void follow(line);

export {};

async function follow(status: HTMLElement): Promise<void> {
  const parser = new DOMParser();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    // The page itself, without its `?format=`: the words are the server's, written once.
    const answer = await fetch(location.pathname).catch(() => undefined);
    // Off the network for a moment: asked again.
    if (answer === undefined) continue;
    const page = parser.parseFromString(await answer.text(), 'text/html');
    const words = page.querySelector('[data-waiting]')?.textContent;
    if (words === undefined || words === null) break;
    // Said again only when it changed: each change is read aloud.
    if (status.textContent !== words) status.textContent = words;
  }
  status.textContent = 'La vérification est terminée.';
  location.reload();
}
