import { z } from 'zod';

export const glpiSettings = z.object({
  /** Of the server: GLPI writes local times without zone. */
  timeZone: z.string().min(1).default('Europe/Paris'),
});
