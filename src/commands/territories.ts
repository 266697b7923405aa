import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ask, explained, options, UsageError } from './administration.ts';

const counts = z.object({
  territories: z.number(),
  vendors: z.number(),
  services: z.number(),
  plugs: z.number(),
});

/** `prise territoires charger FILE [--endpoint URL]` */
export function run(args: readonly string[]): Promise<number> {
  return explained(async () => {
    const { given, positionals } = options(args, ['endpoint']);
    const [action, file, ...others] = positionals;
    if (action !== 'charger' || file === undefined || others.length > 0) {
      throw new UsageError('usage : prise territoires charger FICHIER [--endpoint URL]');
    }
    const body = await readFile(file, 'utf8').catch(() => {
      throw new UsageError(`fichier illisible : ${file}`);
    });
    const path = '/api/administration/territoires';
    const answer = await ask({ endpoint: given.endpoint, path, method: 'PUT', body });
    const loaded = counts.parse(answer);
    return `Chargé : ${loaded.territories} territoires, ${loaded.vendors} éditeurs, ${loaded.services} services, ${loaded.plugs} raccordements.`;
  });
}
