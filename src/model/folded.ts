/** Case and accents do not matter to who searches, on the page as on the server. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
