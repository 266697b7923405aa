import { describe, expect, it } from 'vitest';
import { routeOf } from '../../src/gateway/routes.ts';
import type { Contract, ContractOperation, Method } from '../../src/model/contract.ts';
import { Problem } from '../../src/problems/problem.ts';
import { contract } from './fixture.ts';

const [model] = contract.operations;

function operation(id: string, method: Method, path: string): ContractOperation {
  if (model === undefined) throw new Error('the fixture has no operation');
  return { ...model, id, method, path };
}

const tickets: Contract = {
  ...contract,
  operations: [
    operation('read', 'GET', '/ticket/{id}'),
    operation('change', 'PATCH', '/ticket/{id}'),
    operation('latest', 'GET', '/ticket/latest'),
    operation('list', 'GET', '/ticket'),
    operation('create', 'POST', '/ticket'),
    operation('export', 'GET', '/requests/{id}.xml'),
    operation('json', 'GET', '/requests/{id}.json'),
  ],
};

const idOf = (method: string, path: string) => routeOf(tickets, method, path).operation.id;

function problemOf(method: string, path: string): Problem {
  try {
    routeOf(tickets, method, path);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('routed');
}

it.each([
  ['GET', '/ticket', 'list'],
  ['HEAD', '/ticket', 'list'],
  ['POST', '/ticket', 'create'],
  ['GET', '/ticket/12', 'read'],
  ['PATCH', '/ticket/12', 'change'],
  ['GET', '/ticket/latest', 'latest'],
  ['GET', '/requests/12.xml', 'export'],
  ['GET', '/requests/12.json', 'json'],
])('%s %s is %s', (method, path, id) => {
  expect(idOf(method, path)).toBe(id);
});

describe('a parameter of the path', () => {
  it.each([
    ['/ticket/a%2Fb', 'a/b'],
    ['/ticket/%C3%A9', 'é'],
    ['/ticket/a.b', 'a.b'],
    ['/requests/1.2.json', '1.2'],
  ])('of %s is read decoded', (path, id) => {
    expect(routeOf(tickets, 'GET', path).pathParameters).toEqual({ id });
  });

  it.each(['/ticket/', '/ticket/%E9', '/requests/.json', '/ticket/1/2', '/requests/12'])(
    '%s has none',
    (path) => {
      expect(problemOf('GET', path).code).toBe('operation-inconnue');
    },
  );
});

it('says which methods a path has', () => {
  const problem = problemOf('DELETE', '/ticket/12');
  expect([problem.code, problem.allow]).toEqual([
    'methode-non-permise',
    ['GET', 'PATCH', 'HEAD', 'OPTIONS'],
  ]);
  // The path without parameters is the resource: the other one's methods are not its own.
  expect(problemOf('PATCH', '/ticket/latest').code).toBe('methode-non-permise');
});
