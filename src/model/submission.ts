/** Field of the form that holds pasted text; every other field that holds a file is a document. */
export const PASTED_FIELD = 'texte';
