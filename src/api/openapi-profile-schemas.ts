/** Shapes of profiles and decisions: those of `model/profile.ts`, as what is sent. */
import { z } from 'zod';
import { Decisions, Profile } from '../model/profile.ts';

const PROFILE = {
  id: 'mon-profil',
  version: '1.0.0',
  title: 'Services aux usagers',
  description: 'Ce que la ville demande aux services en ligne de ses usagers.',
  ruleset: 'territoire',
  rules: { 'territoire-export': { severity: 'error', weight: 8 } },
  thresholds: { security: 80 },
  documentWaivers: 'advisory',
  waivers: [],
};

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const { id, version, title, description, ruleset } = PROFILE;
const SUMMARY = {
  ...{ reference: '33063/mon-profil@1.0.0', authority: '33063' },
  ...{ id, version, title, description, ruleset, digest: DIGEST },
  url: '/api/profils/33063/mon-profil/1.0.0',
};

const DECISIONS = {
  waivers: [
    {
      rule: 'territoire-pagination',
      path: '/paths/~1quartiers/get',
      motive: 'Liste close de huit quartiers.',
      author: 'Direction du numérique',
      until: '2027-12-31',
    },
  ],
  equivalences: [],
};

const text = (description: string, maxLength: number) => ({
  type: 'string',
  description,
  maxLength,
});
const digest = {
  type: 'string',
  description: 'SHA-256 du profil en JSON canonique (RFC 8785).',
  pattern: '^[0-9a-f]{64}$',
  maxLength: 64,
};
const next = {
  type: ['string', 'null'],
  description: 'Adresse de la page suivante ; nulle sur la dernière.',
  format: 'uri-reference',
  maxLength: 300,
};

function sent(shape: z.ZodType, description: string, example: object) {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return { ...schema, description, examples: [example] };
}

export const profileSchemas = {
  Profile: sent(
    Profile,
    'Ce qu’une collectivité fait d’un référentiel : quelles règles, de quelle gravité, de quel poids, et ce qu’elle en dispense.',
    PROFILE,
  ),
  Decisions: sent(
    Decisions,
    'Ce que l’acheteur a décidé des constats : dérogations, preuves d’équivalence.',
    DECISIONS,
  ),
  ProfileSummary: {
    description: 'Un profil, sans le détail de ses règles.',
    type: 'object',
    required: Object.keys(SUMMARY),
    properties: {
      reference: text('Ce que prend le paramètre « profile » d’une vérification.', 100),
      authority: {
        type: ['string', 'null'],
        description: 'Collectivité qui l’a fait ; nul pour ceux du référentiel.',
        maxLength: 9,
      },
      id: text('Identifiant.', 63),
      version: text('Version.', 30),
      title: text('Titre.', 120),
      description: text('Description.', 1000),
      ruleset: text('Référentiel.', 80),
      digest,
      url: {
        type: ['string', 'null'],
        description: 'Où le lire en entier ; nul pour ceux du référentiel.',
        format: 'uri-reference',
        maxLength: 200,
      },
    },
    examples: [SUMMARY],
  },
  Profiles: {
    description: 'Une page de profils.',
    type: 'object',
    required: ['profiles', 'next'],
    properties: {
      profiles: {
        type: 'array',
        description: 'Profils, dans l’ordre de leur nom.',
        maxItems: 250,
        items: { $ref: '#/components/schemas/ProfileSummary' },
      },
      next,
    },
    examples: [{ profiles: [SUMMARY], next: null }],
  },
  ProfilesExport: {
    description: 'Une page de profils entiers.',
    type: 'object',
    required: ['profiles', 'next'],
    properties: {
      profiles: {
        type: 'array',
        description: 'Profils des collectivités.',
        maxItems: 200,
        items: {
          type: 'object',
          required: ['authority', 'digest', 'createdAt', 'profile'],
          properties: {
            authority: text('Collectivité qui l’a fait.', 9),
            digest,
            createdAt: {
              type: 'string',
              format: 'date-time',
              description: 'Instant où il a été enregistré.',
              maxLength: 30,
            },
            profile: { $ref: '#/components/schemas/Profile' },
          },
        },
      },
      next,
    },
    examples: [
      {
        profiles: [
          {
            ...{ authority: '33063', digest: DIGEST },
            ...{ createdAt: '2026-11-21T12:00:00.000Z', profile: PROFILE },
          },
        ],
        next: null,
      },
    ],
  },
};
