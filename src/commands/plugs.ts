import { z } from 'zod';
import { ask, explained, options, UsageError } from './administration.ts';

const plug = z.object({
  territory: z.string(),
  contract: z.string(),
  service: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  priority: z.number(),
});

const PATH = '/api/administration/raccordements';

/** `prise raccordements [--territory CODE] [--endpoint URL]` */
export function run(args: readonly string[]): Promise<number> {
  return explained(async () => {
    const { given, positionals } = options(args, ['territory', 'endpoint']);
    if (positionals.length > 0) throw new UsageError(`argument inattendu : ${positionals[0]}`);
    const { territory, endpoint } = given;
    const query = territory === undefined ? '' : `?territory=${encodeURIComponent(territory)}`;
    const answer = await ask({ endpoint, path: `${PATH}${query}` });
    const { plugs } = z.object({ plugs: z.array(plug) }).parse(answer);
    return plugs.length === 0 ? 'Aucun raccordement.' : table(plugs);
  });
}

/** `prise raccorder --territory CODE --contract ID@MAJOR --service ID [--at INSTANT]` */
export function move(args: readonly string[]): Promise<number> {
  return explained(async () => {
    const { given } = options(args, ['territory', 'contract', 'service', 'at', 'endpoint']);
    const { endpoint, at, ...asked } = given;
    for (const name of ['territory', 'contract', 'service'] as const) {
      if (asked[name] === undefined) throw new UsageError(`il manque --${name}`);
    }
    const body = JSON.stringify({ ...asked, ...(at !== undefined && { at }) });
    const opened = plug.parse(await ask({ endpoint, path: PATH, method: 'POST', body }));
    return `${opened.territory} : ${opened.contract} est servi par ${opened.service} à partir du ${opened.validFrom}.`;
  });
}

function table(plugs: readonly z.infer<typeof plug>[]): string {
  const head = ['TERRITOIRE', 'CONTRAT', 'SERVICE', 'DEPUIS', 'JUSQU’À', 'PRIORITÉ'];
  const rows = plugs.map((each) => [
    each.territory,
    each.contract,
    each.service,
    each.validFrom,
    each.validUntil ?? '—',
    String(each.priority),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
