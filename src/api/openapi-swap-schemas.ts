/** Shapes of swaps and trials: those of `model/swap.ts`, as what is sent. */
import { SWAP_LIMITS } from '../swap/limits.ts';

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const ID = '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f';
const AT = '2026-11-28T20:00:00.000Z';

const text = (description: string, maxLength: number) => ({
  type: 'string',
  description,
  maxLength,
});
const count = (description: string) => ({ type: 'integer', minimum: 0, description });
const instant = (description: string) => ({
  ...text(description, 30),
  format: 'date-time',
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object, maxItems: number, description: string) => ({
  type: 'array',
  description,
  maxItems,
  items,
});

/** Every member is required, unless said otherwise. */
function shape(
  description: string,
  properties: Readonly<Record<string, object>>,
  example?: object,
  optional: readonly string[] = [],
) {
  return {
    description,
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
    ...(example !== undefined && { examples: [example] }),
  };
}

const VERDICT = {
  ...text('Ce que le rejeu prouve.', 40),
  enum: [
    'interchangeable',
    'interchangeable-avec-ecarts-toleres',
    'non-interchangeable',
    'non-concluant',
  ],
};
const KIND = {
  ...text('Absent du candidat, ajouté par lui, changé, d’un autre type…', 20),
  enum: ['missing', 'added', 'changed', 'type', 'order', 'duplicate'],
};
const TOLERANCE = {
  type: ['object', 'null'],
  description: 'Ce que le contrat tolère à cet endroit, et pourquoi ; nul : rien.',
  required: ['kind', 'why'],
  properties: {
    kind: {
      ...text('Sorte de tolérance.', 20),
      enum: ['ignored', 'within', 'seconds', 'wording', 'optional', 'count'],
    },
    amount: {
      type: 'number',
      description: 'Écart admis : dans l’unité du champ, en secondes, ou en part du nombre.',
      'x-unit': 'celle du champ',
    },
    why: text('Raison, en français.', 500),
  },
};
const shown = (description: string) => ({
  type: ['string', 'null'],
  description,
  maxLength: SWAP_LIMITS.valueLength,
});

const EXCHANGE = { operation: 'station_status', parameters: {} };
const SUMMARY = {
  ...{ id: ID, at: AT, digest: DIGEST, territory: '33063', contract: 'velos@3' },
  ...{ from: 'velos-opendatasoft-v2', to: 'velos-gbfs-3', verdict: 'interchangeable' },
};
const SIDE = {
  service: 'velos-gbfs-3',
  vendor: 'editeur-b',
  title: 'Vélos, GBFS 3.0',
  adapter: 'natif',
};
const REPORT = {
  ...{ id: ID, at: AT, digest: DIGEST },
  findings: {
    schema: 'https://prise-numerique.fr/schemas/bascule/1',
    territory: '33063',
    contract: { ref: 'velos@3', digest: DIGEST },
    from: { ...SIDE, service: 'velos-opendatasoft-v2', adapter: 'opendatasoft-v2' },
    to: SIDE,
    verdict: 'non-concluant',
    reasons: ['Aucun échange à rejouer : rien n’est prouvé.'],
    exchanges: [],
    losses: { operations: [], fields: [] },
    unproven: ['station_status'],
  },
  measures: [],
};
const TRIAL = {
  ...{ territory: '33063', contract: 'velos@3', incumbent: 'velos-opendatasoft-v2' },
  ...{ candidate: 'velos-gbfs-3', mode: 'canary', share: 30, heldBy: '243300316', openedAt: AT },
  counters: { asked: 0, equal: 0, tolerated: 0, different: 0, failed: 0, inconclusive: 0 },
  problems: {},
  differences: [],
};

const name = {
  territory: text('Code INSEE d’une commune ou SIREN d’un EPCI.', 9),
  contract: { ...text('Contrat et version majeure.', 45), pattern: '^[a-z0-9-]+@\\d+$' },
};
const digest = { ...text('SHA-256 de « findings » en JSON canonique (RFC 8785).', 64) };
const MODE = {
  ...text('« shadow » compare après coup, « canary » sert, « committed » a basculé.', 10),
  enum: ['shadow', 'canary', 'committed'],
};
const SHARE = {
  type: 'integer',
  description: 'Part des lectures, en pour cent.',
  minimum: 1,
  maximum: 100,
};

const reportSchemas = {
  SwapReport: shape(
    'Preuve d’une bascule : mêmes questions aux deux services, réponses comparées champ par champ.',
    {
      id: { ...text('Identifiant.', 36), format: 'uuid' },
      at: instant('Fin du rejeu.'),
      digest,
      findings: ref('SwapFindings'),
      measures: list(
        { type: 'object', description: 'Durée et date des données, de chaque côté.' },
        SWAP_LIMITS.exchanges,
        'Une mesure par échange, dans le même ordre ; hors de l’empreinte.',
      ),
    },
    REPORT,
  ),
  SwapFindings: shape('Ce dont l’empreinte est faite : ni horloge, ni identifiant.', {
    schema: { ...text('Version de ce format.', 100), format: 'uri' },
    territory: name.territory,
    contract: shape('Contrat, et empreinte de son document.', {
      ref: name.contract,
      digest: text('SHA-256 du document OpenAPI.', 64),
    }),
    from: ref('SwapSide'),
    to: ref('SwapSide'),
    verdict: VERDICT,
    reasons: list(text('Phrase.', 200), 100, 'Ce qui a décidé.'),
    exchanges: list(ref('ReplayedExchange'), SWAP_LIMITS.exchanges, 'Échanges rejoués.'),
    losses: shape('Ce que le nouveau service ne donne pas, d’après sa couverture.', {
      operations: list(text('Opération.', 80), 100, 'Opérations qu’il n’offre pas.'),
      fields: list(
        { type: 'object', description: 'Opération, champ et raison.' },
        2_000,
        'Champs qu’il déclare absents.',
      ),
    }),
    unproven: list(text('Opération.', 80), 100, 'Opérations qu’aucun échange n’a éprouvées.'),
  }),
  SwapSide: shape('Un des deux services.', {
    service: text('Identifiant du service.', 80),
    vendor: text('Identifiant de l’éditeur.', 80),
    title: text('Nom du service.', 200),
    adapter: text('Adaptateur, ou « natif ».', 80),
  }),
  ReplayedExchange: shape('Un échange rejoué.', {
    exchange: ref('RecordedExchange'),
    outcome: {
      ...text('Issue de la comparaison.', 20),
      enum: ['equal', 'tolerated', 'different', 'lost', 'inconclusive'],
    },
    from: ref('SideOutcome'),
    to: ref('SideOutcome'),
    diff: {
      description: 'Comparaison ; nulle quand il n’y a pas eu deux réponses.',
      oneOf: [{ type: 'null' }, ref('SwapDiff')],
    },
  }),
  SideOutcome: shape('Comment un service a répondu.', {
    status: { type: 'integer', minimum: 100, maximum: 599, description: 'Statut HTTP.' },
    problem: {
      type: ['string', 'null'],
      description: 'Code du problème ; nul : il a répondu.',
      maxLength: 60,
    },
  }),
  SwapDiff: shape('Valeurs comparées, et écarts.', {
    equal: count('Valeurs égales.'),
    tolerated: count('Écarts tolérés.'),
    different: count('Écarts qui ne le sont pas.'),
    differences: list(ref('SwapDifference'), SWAP_LIMITS.differences, 'Écarts, par champ.'),
    unlisted: count('Écarts comptés au-delà de ceux de la liste.'),
    complete: {
      type: 'boolean',
      description: 'Faux : réponses trop grandes pour être comparées en entier.',
    },
  }),
  SwapDifference: shape('Les écarts d’un champ.', {
    field: text('Champ, dans la notation de la couverture.', SWAP_LIMITS.pathLength),
    kind: KIND,
    tolerance: TOLERANCE,
    count: count('Combien de fois.'),
    examples: list(
      shape('Un endroit.', {
        path: text('Où, exactement.', SWAP_LIMITS.pathLength),
        from: shown('Valeur du service en place.'),
        to: shown('Valeur du candidat.'),
      }),
      SWAP_LIMITS.examples,
      'Les premiers endroits.',
    ),
  }),
};

export const swapSchemas = {
  ...reportSchemas,
  RecordedExchange: shape(
    'Une lecture à rejouer ; jamais une écriture.',
    {
      operation: text('Opération du contrat.', 80),
      parameters: {
        type: 'object',
        description: 'Paramètres de chemin et de requête, en textes.',
        additionalProperties: { type: 'string', maxLength: 2_048 },
      },
    },
    EXCHANGE,
    ['parameters'],
  ),
  SwapRequest: shape(
    'Bascule à prouver. Sans « exchanges », les dernières lectures enregistrées du raccordement.',
    {
      ...name,
      from: text('Service en place.', 80),
      to: text('Service candidat.', 80),
      exchanges: list(ref('RecordedExchange'), SWAP_LIMITS.exchanges, 'Échanges à rejouer.'),
      last: {
        type: 'integer',
        description: 'Combien des dernières lectures enregistrées.',
        minimum: 1,
        maximum: SWAP_LIMITS.exchanges,
        default: SWAP_LIMITS.lastDefault,
      },
    },
    {
      ...{ territory: '33063', contract: 'velos@3' },
      ...{ from: 'velos-opendatasoft-v2', to: 'velos-gbfs-3', exchanges: [EXCHANGE] },
    },
    ['exchanges', 'last'],
  ),
  SwapSummary: shape(
    'Une preuve, sans ses échanges.',
    {
      id: { ...text('Identifiant.', 36), format: 'uuid' },
      at: instant('Fin du rejeu.'),
      ...name,
      from: text('Service en place.', 80),
      to: text('Service candidat.', 80),
      verdict: VERDICT,
      digest,
    },
    SUMMARY,
  ),
  Swaps: shape(
    'Une page de preuves.',
    {
      swaps: list(ref('SwapSummary'), 200, 'La plus récente d’abord.'),
      next: {
        type: ['string', 'null'],
        description: 'Adresse de la page suivante ; nulle sur la dernière.',
        format: 'uri-reference',
        maxLength: 300,
      },
    },
    { swaps: [SUMMARY], next: null },
  ),
  TrialRequest: shape(
    'Essai demandé ; « share » n’a pas de sens pour une bascule.',
    { candidate: text('Service candidat.', 80), mode: MODE, share: SHARE },
    { candidate: 'velos-gbfs-3', mode: 'canary', share: 30 },
    ['share'],
  ),
  Trial: shape(
    'Essai d’un service candidat sur les lectures d’un raccordement, et ses compteurs.',
    {
      ...name,
      incumbent: text('Service en place à l’ouverture.', 80),
      candidate: text('Service candidat.', 80),
      mode: MODE,
      share: SHARE,
      heldBy: text('Territoire qui portait le raccordement à l’ouverture.', 9),
      openedAt: instant('Ouverture.'),
      counters: shape('Lectures demandées au candidat, par issue.', {
        asked: count('Toutes.'),
        equal: count('Réponses égales.'),
        tolerated: count('Égales aux écarts tolérés près.'),
        different: count('Différentes.'),
        failed: count('Échecs du candidat ; le service en place a répondu.'),
        inconclusive: count('Sans rien à comparer.'),
      }),
      problems: {
        type: 'object',
        description: 'Problèmes du candidat, par code.',
        additionalProperties: { type: 'integer' },
      },
      differences: list(
        shape('Un écart, la première fois qu’il s’est vu.', {
          operation: text('Opération.', 80),
          difference: ref('SwapDifference'),
        }),
        SWAP_LIMITS.trialDifferences,
        'Premiers écarts non tolérés.',
      ),
    },
    TRIAL,
  ),
};
