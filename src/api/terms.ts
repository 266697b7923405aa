import type { Context } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../env.ts';
import { quoted } from '../gateway/quoted.ts';
import { RULESET_IDS } from '../lint/catalogue.ts';
import { dayInParis } from '../model/day.ts';
import type { Terms } from '../model/ports.ts';
import { Decisions, type Profile } from '../model/profile.ts';
import { Problem } from '../problems/problem.ts';
import { findProfile } from './profiles.ts';
import { parse } from './territory-file.ts';
import type { Upload } from './uploads.ts';

/** What the request and its form ask to be judged by; the address wins over the form. */
export async function termsOf(c: Context<AppEnv>, upload: Upload): Promise<Terms> {
  const date = dateOf(c);
  const decisions = decisionsOf(upload.decisions);
  const ruleset = c.req.query('ruleset') ?? upload.ruleset;
  const reference = c.req.query('profile') ?? upload.profile ?? '';
  if (reference === '') return { ruleset: ruleset ?? RULESET_IDS[0], date, decisions };
  const profile = await findProfile(c, reference);
  if (ruleset !== undefined && !isOf(profile, ruleset)) {
    throw new Problem('parametre-invalide', {
      detail: `Le profil ${profile.id} est du référentiel ${profile.ruleset}, pas de ${quoted(ruleset)} : ne donnez que le profil.`,
    });
  }
  return { ruleset: profile.ruleset, profile, date, decisions };
}

/** Whether a ruleset may be named beside the profile: its own, with its version or without. */
function isOf({ ruleset: own }: Profile, ruleset: string): boolean {
  return ruleset === own || ruleset === own.split('@')[0];
}

function dateOf(c: Context<AppEnv>): string {
  const given = c.req.query('date');
  if (given === undefined) return dayInParis(c.var.ports.clock.now());
  if (z.iso.date().safeParse(given).success) return given;
  throw new Problem('parametre-invalide', {
    detail: '« date » : le jour auquel juger les dérogations, écrit AAAA-MM-JJ.',
  });
}

function decisionsOf(text: string | undefined): Decisions | undefined {
  if (text === undefined) return undefined;
  return parse(Decisions, jsonOf(text), 'Les décisions ne sont pas valides', 'decisions-invalides');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('decisions-invalides', {
      detail: 'Le champ « decisions » du formulaire n’est pas du JSON.',
    });
  }
}
