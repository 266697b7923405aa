/** Field of the form that holds pasted text; every other field that holds a file is a document. */
export const PASTED_FIELD = 'texte';

/** Fields of `/comparer` that hold the files of each side, or name the reports that are kept. */
export const COMPARED_FIELDS = ['avant', 'apres'] as const;
