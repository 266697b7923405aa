import type { Outcome, Severity, Verdict } from '../model/report.ts';

/** What the codes of a report are called on screen: the same French words in every format. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'erreur',
  warn: 'avertissement',
  info: 'information',
  hint: 'conseil',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: 'respectée',
  failed: 'non respectée',
  'not-applicable': 'sans objet',
  inconclusive: 'non concluante',
  waived: 'dérogation',
};

export interface VerdictWords {
  readonly label: string;
  readonly meaning: string;
  readonly next: string;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  conforme: {
    label: 'Conforme',
    meaning: 'Toutes les règles applicables sont respectées.',
    next: 'Joignez ce rapport à votre offre : son empreinte permet à l’acheteur de refaire la vérification et de retrouver exactement le même résultat.',
  },
  'conforme-avec-reserves': {
    label: 'Conforme avec réserves',
    meaning:
      'Toutes les règles obligatoires applicables sont respectées ; des règles recommandées ne le sont pas, ou n’ont pas pu être jugées.',
    next: 'Rien n’empêche de déposer ce document. Traitez les réserves, ou indiquez quand elles le seront.',
  },
  'non-conforme': {
    label: 'Non conforme',
    meaning: 'Au moins une règle obligatoire n’est pas respectée.',
    next: 'Corrigez les erreurs relevées puis vérifiez à nouveau, ou préparez la preuve que votre solution est équivalente.',
  },
  'non-evaluable': {
    label: 'Non évaluable',
    meaning: 'Le document n’a pas pu être jugé : ce n’est ni une réussite ni un échec.',
    next: 'Levez l’obstacle indiqué puis vérifiez à nouveau.',
  },
};

/** What the verdict of a whole report means: it is the worst of its documents' verdicts. */
export function meaningOf(verdict: Verdict, documents: number): string {
  return verdict === 'non-evaluable' && documents > 1
    ? 'Au moins un document n’a pas pu être jugé : ce n’est ni une réussite ni un échec.'
    : VERDICT_WORDS[verdict].meaning;
}

/** What a verdict is and is not in law; printed with every verdict that a person reads. */
export const EQUIVALENCE_NOTE =
  'Ce verdict informe, il ne rejette pas. Une offre ne peut pas être écartée parce qu’elle n’est pas conforme à une norme si le candidat prouve, par tout moyen approprié, que sa solution satisfait de manière équivalente aux exigences (code de la commande publique, article R. 2111-11).';

/** French agreement: zero and one are singular. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${number(n)} ${n < 2 ? singular : plural}`;
}

/** Thousands apart by a narrow no-break space, whatever the machine's locale data. */
export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

const BYTES_PER_KB = 1000;

export function size(bytes: number): string {
  if (bytes < BYTES_PER_KB) return count(bytes, 'octet');
  const kilobytes = bytes / BYTES_PER_KB;
  return kilobytes < BYTES_PER_KB
    ? `${number(Math.round(kilobytes))} ko`
    : `${(kilobytes / BYTES_PER_KB).toFixed(1).replace('.', ',')} Mo`;
}

/** Guillemets keep to what they quote, wherever the line breaks. */
export function french(text: string): string {
  return text.replaceAll('« ', '« ').replaceAll(' »', ' »');
}
