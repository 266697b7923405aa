import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { verificationBadge } from './api/badge.ts';
import { comparer, comparerResult } from './api/comparer.ts';
import { contractDocument, listContracts } from './api/contracts.ts';
import { openCors } from './api/open-cors.ts';
import { openApiDocument } from './api/openapi.ts';
import { problemOf } from './api/problem-of.ts';
import { exportProfiles, keepProfile, listProfiles, readProfile } from './api/profiles.ts';
import {
  exportTerritories,
  listPlugs,
  loadTerritories,
  movePlug,
  requireAdministrator,
} from './api/registry.ts';
import { secretAddress } from './api/secret-address.ts';
import { securityHeaders } from './api/security-headers.ts';
import { createVerification, eraseVerification, readVerification } from './api/verifications.ts';
import {
  eraseByForm,
  movedVerification,
  verificationPage,
  verifierResult,
} from './api/verifier.ts';
import type { AppEnv, Ports } from './env.ts';
import { coverage, coverageAt } from './gateway/coverage.ts';
import { handle } from './gateway/handle.ts';
import { contractPage, contractsPage } from './pages/contracts.tsx';
import { coveragePage } from './pages/coverage.tsx';
import { homePage } from './pages/home.tsx';
import { integratePage } from './pages/integrate.tsx';
import { problemPage, problemsPage } from './pages/problem.tsx';
import { rulePage } from './pages/rule.tsx';
import { rulesPage } from './pages/rules.tsx';
import { verifierPage } from './pages/verifier.tsx';

/** What pages of other sites may read. */
const OPEN = [
  '/territoires/*',
  '/contrats/*',
  '/verifications/:id/badge.svg',
  '/api/contrats',
  '/api/profils/*',
  '/api/openapi.json',
];

/** The table of contents: every route of the product, in order, and nothing else. */
export function createApp(portsOf: (c: Context<AppEnv>) => Ports): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    const ports = portsOf(c);
    c.set('ports', ports);
    c.set('exchange', ports.newId());
    await next();
  });
  // Around the others' headers, which it tightens.
  for (const secret of [
    '/verifications/*',
    '/en/verifications/*',
    '/verifier/:id',
    '/api/verifications/*',
  ]) {
    app.use(secret, secretAddress);
  }
  app.use(securityHeaders);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: problemOf.methodNotAllowed }));
  app.onError(problemOf);
  app.notFound(problemOf.notFound);
  for (const open of OPEN) app.use(open, openCors);

  app.get('/', homePage);
  app.get('/verifier', verifierPage);
  app.post('/verifier', verifierResult);
  app.get('/verifier/:id', movedVerification);
  app.get('/verifications/:id', verificationPage);
  app.post('/verifications/:id/effacer', eraseByForm);
  app.get('/verifications/:id/badge.svg', verificationBadge);
  app.get('/comparer', comparer);
  app.post('/comparer', comparerResult);
  app.get('/integrer', integratePage);
  app.get('/regles', rulesPage);
  app.get('/regles/:id', rulePage);
  app.get('/contrats', contractsPage);
  app.get('/contrats/:id/:major', contractPage);
  app.get('/contrats/:id/:major/openapi.yaml', contractDocument);
  app.get('/problemes', problemsPage);
  app.get('/problemes/:code', problemPage);
  app.get('/en/verifier', verifierPage);
  app.post('/en/verifier', verifierResult);
  app.get('/en/verifications/:id', verificationPage);
  app.get('/en/comparer', comparer);
  app.post('/en/comparer', comparerResult);
  app.get('/en/integrer', integratePage);
  app.get('/en/regles', rulesPage);
  app.get('/en/regles/:id', rulePage);

  app.get('/api/openapi.json', openApiDocument);
  app.get('/api/contrats', listContracts);
  app.post('/api/verifications', createVerification);
  app.get('/api/verifications/:id', readVerification);
  app.delete('/api/verifications/:id', eraseVerification);
  app.get('/api/profils', listProfiles);
  app.get('/api/profils/:territoire/:id/:version', readProfile);
  app.use('/api/administration/*', requireAdministrator);
  app.get('/api/administration/raccordements', listPlugs);
  app.post('/api/administration/raccordements', movePlug);
  app.get('/api/administration/territoires', exportTerritories);
  app.put('/api/administration/territoires', loadTerritories);
  app.get('/api/administration/profils', exportProfiles);
  app.put('/api/administration/profils/:territoire/:id/:version', keepProfile);

  app.get('/territoires/:code/:contract/:major/couverture', coveragePage(coverageAt));
  app.get('/territoires/:code/:contract/:major/couverture.json', coverage);
  app.all('/territoires/:code/:contract/:major/*', handle);
  return app;
}
