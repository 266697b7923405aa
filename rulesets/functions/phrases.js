/** Whole words or phrases, whatever stands between the words: « remplacé par » but not « replacer ».
 * @param {string} said @param {string[]} phrases in lower case, without punctuation */
export function says(said, phrases) {
  const flat = ` ${said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return phrases.some((phrase) => flat.includes(` ${phrase} `));
}
