import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { admitCaller } from './api/admission.ts';
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
import { createSwap, listSwaps, readSwap } from './api/swaps.ts';
import { endTrial, putTrial, readTrial } from './api/trials.ts';
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

/** Our own API stands under its major version; without one, it is the latest. */
const API = ['/api/v1', '/api'];

/** What pages of other sites may read. */
const OPEN = [
  '/territoires/*',
  '/contrats/*',
  '/verifications/:id/badge.svg',
  ...['/contrats', '/profils/*', '/openapi.json'].flatMap((path) => API.map((root) => root + path)),
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
  const secrets = ['/verifications/*', '/en/verifications/*', '/verifier/:id'];
  for (const secret of [...secrets, ...API.map((root) => `${root}/verifications/*`)]) {
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

  for (const root of API) app.route(root, ownApi());

  app.get('/territoires/:code/:contract/:major/couverture', coveragePage(coverageAt));
  app.get('/territoires/:code/:contract/:major/couverture.json', coverage);
  app.all('/territoires/:code/:contract/:major/*', handle);
  return app;
}

/** Our own API, described by `openapi.ts`. */
function ownApi(): Hono<AppEnv> {
  const api = new Hono<AppEnv>();
  api.use(admitCaller);
  api.get('/openapi.json', openApiDocument);
  api.get('/contrats', listContracts);
  api.post('/verifications', createVerification);
  api.get('/verifications/:id', readVerification);
  api.delete('/verifications/:id', eraseVerification);
  api.get('/profils', listProfiles);
  api.get('/profils/:territoire/:id/:version', readProfile);
  api.use('/administration/*', requireAdministrator);
  api.get('/administration/raccordements', listPlugs);
  api.post('/administration/raccordements', movePlug);
  api.get('/administration/territoires', exportTerritories);
  api.put('/administration/territoires', loadTerritories);
  api.get('/administration/profils', exportProfiles);
  api.put('/administration/profils/:territoire/:id/:version', keepProfile);
  api.get('/administration/bascules', listSwaps);
  api.post('/administration/bascules', createSwap);
  api.get('/administration/bascules/:id', readSwap);
  api.get('/administration/essais/:territoire/:contrat', readTrial);
  api.put('/administration/essais/:territoire/:contrat', putTrial);
  api.delete('/administration/essais/:territoire/:contrat', endTrial);
  return api;
}
