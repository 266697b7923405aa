/**
 * Stands in for the file system, for HTTP and for Node's buffers inside Spectral's packages: what
 * judges a supplier's document has neither file nor network, by construction.
 */
function refuse(): never {
  throw new Error('the linter neither reads files nor calls the network');
}

export const readFile = refuse;
/** The YAML parser asks whether there are buffers, and does without. */
export const Buffer = undefined;
export const promises = { readFile: refuse };
export default refuse;
