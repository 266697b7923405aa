/** The demo territory: Bordeaux Métropole, one file of `demo/` for its communes and one a contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TerritoryFile } from '../model/ports.ts';

const FOLDER = fileURLToPath(new URL('demo/', import.meta.url).href);

/** Where the files say that the stand-ins are. */
export const DEMO_ORIGIN = 'http://127.0.0.1:8788';

/** All of it as one file that the administration takes, its stand-ins at `origin`. */
export function demoTerritory(origin: string): TerritoryFile {
  const files = readdirSync(FOLDER)
    .sort()
    .map((name): TerritoryFile => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      return JSON.parse(text.replaceAll(DEMO_ORIGIN, origin));
    });
  const vendors = new Map(files.flatMap((file) => file.vendors.map((each) => [each.id, each])));
  return {
    territories: files.flatMap((file) => file.territories),
    vendors: [...vendors.values()],
    services: files.flatMap((file) => file.services),
    plugs: files.flatMap((file) => file.plugs),
  };
}
