/** Makes pages of text nicer: `/integrer`, `/regles`. Everything works without it. */

import { enhanceCatalogue } from './catalogue.ts';
import { addCopyButtons } from './copy.ts';

addCopyButtons(document);
const catalogue = document.querySelector<HTMLFormElement>('form[data-catalogue]');
if (catalogue !== null) enhanceCatalogue(catalogue);
