import { fr } from 'zod/locales';
import type { Violation } from '../model/contract.ts';
import type { Catalogue } from '../model/ports.ts';
import type { Service } from '../model/territory.ts';
import { adapterOf, contractOfService } from './capability.ts';
import { mayBeCalled } from './egress.ts';

/** Why this gateway could not call a service as the registry describes it; nothing when it can. */
export function incompatibilities(
  service: Service,
  catalogue: Catalogue,
  localOrigins: readonly string[],
): readonly Violation[] {
  if (contractOfService(service, catalogue) === undefined) {
    return [{ path: '/contract', message: `Contrat inconnu : ${service.contract}` }];
  }
  const adapter = adapterOf(service, catalogue);
  if (adapter === undefined) {
    const message = `Adaptateur inconnu pour ${service.contract} : ${service.adapter}`;
    return [{ path: '/adapter', message }];
  }
  const violations: Violation[] = [];
  for (const [path, address] of [
    ['/url', service.url],
    ...service.origins.map((origin, index) => [`/origins/${index}`, origin] as const),
  ] as const) {
    if (!mayBeCalled(address, localOrigins)) {
      violations.push({ path, message: 'Adresse https publique attendue' });
    }
  }
  const { auth } = adapter;
  if (auth.kind !== 'none' && auth.optional !== true && service.secretName === null) {
    violations.push({ path: '/secretName', message: `${adapter.title} demande une clé` });
  }
  const settings = adapter.settings.safeParse(service.settings, { error: fr().localeError });
  for (const issue of settings.error?.issues ?? []) {
    const path = `/settings${issue.path.map((step) => `/${String(step)}`).join('')}`;
    violations.push({ path, message: `Réglage refusé par l’adaptateur : ${issue.message}` });
  }
  return violations;
}
