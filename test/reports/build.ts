import type { Finding, RuleOutcome, WaiverReport } from '../../src/model/report.ts';
import type { RuleDescription } from '../../src/model/rule.ts';

/** Parts of a report as the engine writes them, by hand. */
export const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export function outcome(rule: string, changes: Partial<RuleOutcome>): RuleOutcome {
  return {
    rule,
    severity: 'error',
    mandatory: true,
    outcome: 'passed',
    nodes: 2,
    failing: 0,
    findings: 0,
    waived: 0,
    accepted: 0,
    why: null,
    title: null,
    documentation: `https://prise-numerique.fr/regles/${rule}`,
    ...changes,
  };
}

export function finding(changes: Partial<Finding> & Pick<Finding, 'rule' | 'message'>): Finding {
  return {
    severity: 'error',
    path: [],
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
    source: 'dechets.yaml',
    fingerprint: '5e884898da28',
    waiver: null,
    equivalence: null,
    ...changes,
  };
}

export function waiver(changes: Partial<WaiverReport>): WaiverReport {
  return {
    rule: 'territoire-license',
    path: '',
    motive: 'Licence en cours de validation par le service juridique.',
    author: 'Éditeur A',
    until: '2027-03-31',
    origin: 'document',
    state: 'applied',
    why: null,
    findings: 1,
    ...changes,
  };
}

export function description(rule: string, changes: Partial<RuleDescription>): RuleDescription {
  return {
    rule,
    title: null,
    documentation: `https://prise-numerique.fr/regles/${rule}`,
    family: 'security',
    basis: ['RGPD, art. 32 (sécurité du traitement)'],
    effort: 'low',
    axis: 'security',
    weight: 5,
    fix: ['Écrivez `https://` dans `servers`.'],
    example: 'servers:\n  - url: https://api.editeur-a.example/v1\n',
    ...changes,
  };
}
