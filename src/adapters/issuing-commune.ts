/** The commune of an order, when its authority is a mayor: an order of the mayor applies there. */
import { folded } from '../model/folded.ts';

const PREFIX = /^(?:commune|ville|mairie)(?: de la | de | du | des | d['’ ]| )/;

/** `communes`: INSEE code → name, from the service's settings. */
export function issuingCommune(
  authority: string,
  communes: Readonly<Record<string, string>>,
): string | undefined {
  const said = bare(authority.replace(/\s+/g, ' ').trim());
  const name = said.replace(PREFIX, '');
  const found = Object.entries(communes).filter(([, commune]) => {
    const known = bare(commune);
    // « Mairie du Bouscat » is that of Le Bouscat.
    return name === known || name === known.replace(/^l[ea]s? /, '');
  });
  const [only] = found;
  return found.length === 1 && PREFIX.test(said) ? only?.[0] : undefined;
}

function bare(text: string): string {
  return folded(text).replace(/[-–]/g, ' ');
}
