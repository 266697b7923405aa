import { describe, expect, it } from 'vitest';
import { velos } from '../../src/contracts/velos.ts';
import type { DocumentContext } from '../../src/model/contract.ts';
import type { Resolved } from '../../src/model/territory.ts';

const root = 'https://prise.example/territoires';

function resolved(code: string, settings: Record<string, unknown>): Resolved {
  const kind = code.length === 9 ? 'epci' : 'commune';
  return {
    territory: { code, kind, name: code, epci: null },
    plugTerritory: code,
    plug: {
      territory: code,
      contract: 'velos@3',
      service: `service-${code}`,
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: null,
      priority: 0,
    },
    service: {
      id: `service-${code}`,
      vendor: 'editeur-a',
      title: 'Vélos',
      contract: 'velos@3',
      adapter: null,
      url: 'https://editeur.example/gbfs.json',
      origins: [],
      settings,
      secretName: null,
    },
  };
}

function context(
  code: string,
  systemId: string,
  more: Partial<DocumentContext> = {},
): DocumentContext {
  return {
    baseUrl: `${root}/${code}/velos/v3`,
    resolved: resolved(code, { systemId }),
    offered: ['system_information', 'station_information', 'station_status'],
    now: '2026-10-04T08:00:00Z',
    ttlSeconds: 60,
    siblings: [],
    ...more,
  };
}

function made(id: 'gbfs' | 'manifest', from: DocumentContext): unknown {
  const body = velos.gatewayDocuments[id]?.(from);
  expect(velos.operations.find((operation) => operation.id === id)?.validate(body)).toEqual([]);
  return body;
}

describe('gbfs.json', () => {
  it('lists what the plugged service offers and nothing else, at our addresses', () => {
    const base = `${root}/33063/velos/v3`;
    expect(made('gbfs', context('33063', 'velos-a'))).toEqual({
      last_updated: '2026-10-04T08:00:00Z',
      ttl: 60,
      version: '3.0',
      data: {
        feeds: [
          { name: 'gbfs', url: `${base}/gbfs.json` },
          { name: 'system_information', url: `${base}/system_information.json` },
          { name: 'station_information', url: `${base}/station_information.json` },
          { name: 'station_status', url: `${base}/station_status.json` },
        ],
      },
    });
  });

  it('does not keep the contract when the service offers no availability', () => {
    const body = velos.gatewayDocuments.gbfs?.(
      context('33063', 'velos-a', { offered: ['system_information'] }),
    );
    expect(velos.operations[0]?.validate(body)).toEqual([
      { path: '/data/feeds', message: 'ne suit aucune des formes permises' },
    ]);
  });
});

describe('manifest.json', () => {
  const sibling = (code: string, systemId: unknown) => ({
    baseUrl: `${root}/${code}/velos/v3`,
    resolved: resolved(code, { systemId }),
  });

  it('of a commune shows its own network', () => {
    expect(made('manifest', context('33063', 'velos-a'))).toMatchObject({
      data: {
        datasets: [
          {
            system_id: 'velos-a',
            versions: [{ version: '3.0', url: `${root}/33063/velos/v3/gbfs.json` }],
          },
        ],
      },
    });
  });

  it('of an EPCI shows each network once, its own first, none that is not configured', () => {
    const siblings = [
      sibling('33063', 'velos-a'),
      sibling('33004', 'velos-b'),
      sibling('33032', 7),
    ];
    const body = made('manifest', context('243300316', 'velos-a', { siblings }));
    const { datasets } = (body as { data: { datasets: { system_id: string }[] } }).data;
    expect(datasets.map(({ system_id }) => system_id)).toEqual(['velos-a', 'velos-b']);
    expect(datasets[0]).toMatchObject({
      versions: [{ url: `${root}/243300316/velos/v3/gbfs.json` }],
    });
  });
});
