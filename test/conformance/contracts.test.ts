/** What every contract owes: driven by the registry, extended by nothing but it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contracts, findContract } from '../../src/contracts/index.ts';
import { routeOf } from '../../src/gateway/routes.ts';
import { RULESET_IDS } from '../../src/lint/catalogue.ts';
import { lint } from '../../src/lint/lint.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';
import { Problem } from '../../src/problems/problem.ts';

const SPECS = `${import.meta.dirname}/../../specs`;

/** Names that a norm fixed (SIRI) are not ours to spell: the contract says so itself, in a waiver. */
const FIXED_BY_A_NORM = ['territoire-property-case', 'territoire-parameter-case'];

it('has one entry per file of specs/', () => {
  const folders = readdirSync(SPECS).filter((name) => !name.startsWith('_'));
  const files = folders.flatMap((name) =>
    readdirSync(`${SPECS}/${name}`)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => `${name}@${file.replace(/^v|\.yaml$/g, '')}`),
  );
  expect(contracts.map(({ ref }) => ref).sort()).toEqual(files.sort());
});

describe.each(contracts)('$ref', (contract) => {
  const { id, major, operations, document, source, native, gatewayDocuments } = contract;

  it('is found by id and major, its operations by path', () => {
    expect(findContract(id, major)).toBe(contract);
    expect(findContract(id, major + 1)).toBeUndefined();
    for (const operation of operations) {
      // A value of each parameter stands for itself.
      const path = operation.path.replaceAll(/\{(\w+)\}/g, '$1');
      expect(routeOf(contract, operation.method, path).operation).toBe(operation);
    }
    expect(() => routeOf(contract, 'GET', '/inconnu.json')).toThrow(Problem);
    expect(() => routeOf(contract, 'DELETE', operations[0]?.path ?? '')).toThrow(Problem);
  });

  it('is published as one file: no reference leads out of it', () => {
    expect(source).toMatch(/^openapi: 3\.1\./);
    const references = [...source.matchAll(/\$ref: (.*)/g)].map(([, target]) => target ?? '');
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((target) => !/^["']?#\/components\//.test(target))).toEqual([]);
    expect(source).not.toContain('externalValue');
  });

  it.each(RULESET_IDS)(
    'asks of others what it keeps itself: no finding of %s',
    async (reference) => {
      const ruleset = await loadRuleset(reference);
      if (ruleset === undefined) throw new Error(`no ruleset ${reference}`);
      const file = { name: `${id}.yaml`, bytes: new TextEncoder().encode(source) };
      const { report } = await lint([file], ruleset);
      const findings = report.documents.flatMap((each) => each.findings);
      expect(findings.filter(({ waiver }) => waiver === null)).toEqual([]);
      const waived = new Set(findings.map(({ rule }) => rule));
      expect([...waived].filter((rule) => !FIXED_BY_A_NORM.includes(rule))).toEqual([]);
      expect(report.verdict).toBe(waived.size === 0 ? 'conforme' : 'conforme-avec-reserves');
    },
  );

  it('names its norm, its legal basis, and that an equivalent will do', () => {
    expect(document['x-norme']).toMatchObject({ id: expect.any(String), uri: contract.norm.url });
    expect(document['x-norme']).toMatchObject({ version: contract.norm.version });
    expect(document['x-equivalence']).toBe(true);
    expect(document['x-fondement']).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it('says how it may change, and the limits of each of its operations', () => {
    expect(document['x-prise-politique-de-changement']).toEqual(expect.stringMatching(/.{80,}/su));
    const items = Object.entries(document.paths as Record<string, Record<string, object>>);
    const without = items.flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => ['get', 'post', 'patch'].includes(method))
        .filter(([, operation]) => !Object.hasOwn(operation, 'x-prise-limites'))
        .map(([method]) => `${method} ${path}`),
    );
    expect(without).toEqual([]);
  });

  it.each(operations)('$id: every example keeps the schema, a spoilt one does not', (operation) => {
    const folder = `${SPECS}/${id}/examples`;
    const names = readdirSync(folder).filter((name) => name.startsWith(`${operation.id}.`));
    expect(names.map((name) => name.replace(/\.\w+$/, ''))).toContain(`${operation.id}.typical`);
    if (operation.mediaType.endsWith('json') === false) return;
    for (const name of names) {
      const example: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      expect(operation.validate(example), name).toEqual([]);
    }
    for (const wrong of [null, '', 0, [null], { data: {} }]) {
      expect(operation.validate(wrong).length).toBeGreaterThan(0);
    }
  });

  it.each(operations)(
    '$id: is made by the gateway or by the vendor, for a stated time',
    (operation) => {
      const { origin, ttlSeconds, staleSeconds, view, mediaType, scopes, method } = operation;
      const carried = view?.of ?? operation.id;
      expect(Object.hasOwn(gatewayDocuments, operation.id)).toBe(origin === 'gateway');
      expect(Object.hasOwn(native.operations, carried)).toBe(origin === 'vendor');
      // What may not be kept is kept for no time at all.
      const never = scopes.length > 0 || method !== 'GET';
      expect(ttlSeconds === 0 && staleSeconds === 0).toBe(never);
      if (!mediaType.endsWith('json')) expect(view).toBeDefined();
      else expect(contract.fields[operation.id]?.length).toBeGreaterThan(3);
    },
  );
});
