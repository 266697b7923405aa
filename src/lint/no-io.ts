/**
 * Stands in for the file system and for HTTP inside Spectral's packages: what judges a supplier's
 * document has neither, by construction. Nothing of ours reaches these names.
 */
function refuse(): never {
  throw new Error('the linter neither reads files nor calls the network');
}

export const readFile = refuse;
export const promises = { readFile: refuse };
export default refuse;
