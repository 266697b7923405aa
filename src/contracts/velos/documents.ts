/** The two documents that the gateway makes itself: discovery and index of the networks. */
import type { DocumentContext, GatewayDocument } from '../../model/contract.ts';
import { envelope } from './bodies.ts';
import { commonSettings } from './settings.ts';

/** GBFS 3.0, gbfs.json: only what the plugged service offers, at our addresses. */
const gbfs: GatewayDocument = ({ baseUrl, offered, now, ttlSeconds }) => {
  const feeds = ['gbfs', ...offered].map((name) => ({ name, url: `${baseUrl}/${name}.json` }));
  return envelope(now, ttlSeconds, { feeds });
};

/**
 * GBFS 3.0, manifest.json: one data set a network. Several territories may share one network, in
 * which case it is listed once, at the territory asked first and then in the order given.
 */
const manifest: GatewayDocument = (context) => {
  const datasets = new Map<string, unknown>();
  for (const { baseUrl, resolved } of [context, ...context.siblings]) {
    const systemId = systemIdOf(resolved);
    if (systemId === undefined || datasets.has(systemId)) continue;
    const versions = [{ version: '3.0', url: `${baseUrl}/gbfs.json` }];
    datasets.set(systemId, { system_id: systemId, versions });
  }
  return envelope(context.now, context.ttlSeconds, { datasets: [...datasets.values()] });
};

/** Undefined when the service is not configured: it has no network to show yet. */
function systemIdOf({ service }: DocumentContext['resolved']): string | undefined {
  return commonSettings.pick({ systemId: true }).safeParse(service.settings).data?.systemId;
}

export const velosDocuments = { gbfs, manifest };
