import { explained, options, UsageError } from './administration.ts';
import { localIssuer, signToken } from './demo-issuer.ts';

/** A token that lives longer than a working day is no token of a demonstration. */
const MINUTES_MAX = 24 * 60;
const MINUTES_DEFAULT = 60;

/** Scope tokens (RFC 6749 §3.3). */
const SCOPES = /^[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*$/;

/** `prise jeton`: an access token of the demonstration's own issuer, alone on standard output. */
export function run(args: readonly string[]): Promise<number> {
  return explained(async () => {
    const { given, positionals } = options(args, ['scope', 'sub', 'minutes']);
    const { scope, sub = 'demonstration', minutes = String(MINUTES_DEFAULT) } = given;
    if (positionals.length > 0) {
      throw new UsageError('les portées vont dans --scope, entre guillemets.');
    }
    if (scope === undefined || !SCOPES.test(scope)) {
      throw new UsageError(
        'il manque --scope "PORTÉE PORTÉE…", les portées que le contrat demande.',
      );
    }
    const lasting = Number(minutes);
    if (!Number.isInteger(lasting) || lasting < 1 || lasting > MINUTES_MAX) {
      throw new UsageError(`--minutes va de 1 à ${MINUTES_MAX}.`);
    }
    return signToken(localIssuer(), { scope, sub, minutes: lasting, now: new Date() });
  });
}
