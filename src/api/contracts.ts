import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { contractOf } from '../gateway/resolve.ts';
import type { Contract } from '../model/contract.ts';

/** `GET /api/contrats`: what can be called, for programs. */
export function listContracts(c: Context<AppEnv>): Response {
  return c.json({ contracts: c.var.ports.catalogue.contracts.map(summary) });
}

function summary({ id, major, title, norm, operations }: Contract) {
  return {
    id,
    major,
    title,
    norm,
    document: `/contrats/${id}/v${major}/openapi.yaml`,
    operations: operations.map(({ id, path, summary }) => ({ id, path, summary })),
  };
}

/** `GET /contrats/{id}/v{major}/openapi.yaml`: the promise itself, as published. */
export function contractDocument(c: Context<AppEnv>): Response {
  const { id = '', major = '' } = c.req.param();
  const { source } = contractOf({ contract: id, major }, c.var.ports.catalogue.contracts);
  return c.body(source, 200, {
    // Media type of YAML (RFC 9512); the text is UTF-8 by definition.
    'content-type': 'application/yaml',
    'cache-control': 'public, max-age=300',
  });
}
