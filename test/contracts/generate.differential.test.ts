/** Compiles a contract of the test's own: Ajv generates code, hence this project. */
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateContracts } from '../../src/build/generate-contracts.ts';

const SPEC = `openapi: 3.1.0
info: { title: Essai, version: 1.0.0 }
paths:
  /listes.json:
    get:
      operationId: listes
      summary: Listes
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 1, maximum: 100 } }
        - { name: nom, in: query, schema: { type: string, minLength: 2 } }
        - { name: trace, in: header, schema: { type: string } }
      responses:
        '200':
          description: Listes
          content: { application/json: { schema: { $ref: '#/components/schemas/Liste' } } }
components:
  schemas:
    Liste:
      type: object
      required: [data]
      properties:
        data:
          type: array
          items: { $ref: '#/components/schemas/Nom' }
    Nom: { type: string, minLength: 2, format: date-time }
`;

it('writes modules that need nothing but themselves, and only when the inputs changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  const [specs, out] = [join(folder, 'specs'), join(folder, 'out')];
  mkdirSync(join(specs, 'essai'), { recursive: true });
  writeFileSync(join(specs, 'essai/v1.yaml'), SPEC);
  await generateContracts(specs, out);

  const bodies = await import(join(out, 'essai-v1.bodies.js'));
  const texts = await import(join(out, 'essai-v1.texts.js'));
  expect(bodies.check0({ data: ['2026-10-04T08:00:00Z'] })).toBe(true);
  expect(bodies.check0({ data: ['hier'] })).toBe(false);
  const limits = ['1', '100', '0', '101', 'x'].map((text) => texts.check0(text));
  expect(limits).toEqual([true, true, false, false, false]);
  const names = ['ab', 'é', '😀', '😀é'].map((text) => texts.check1(text));
  expect(names).toEqual([true, false, false, true]);

  const contract = readFileSync(join(out, 'essai-v1.ts'), 'utf8');
  expect(contract).toContain('"name":"limit","in":"query","required":true');
  expect(contract).not.toContain('{"name":"trace","in":"header","required"');
  for (const name of ['essai-v1.bodies.js', 'essai-v1.texts.js']) {
    const code = readFileSync(join(out, name), 'utf8');
    expect(code).not.toMatch(/^import |new Function|\beval\(/m);
  }

  const types = readFileSync(join(out, 'essai-v1.types.ts'), 'utf8');
  expect(types).toContain('export type ListesAnswer = Liste;');
  expect(types).toMatch(/interface ListesParameters \{\s+limit: number;\s+nom\?: string;/);

  const before = statSync(join(out, 'essai-v1.ts')).mtimeMs;
  await generateContracts(specs, out);
  expect(statSync(join(out, 'essai-v1.ts')).mtimeMs).toBe(before);
  writeFileSync(join(specs, 'essai/v1.yaml'), SPEC.replace('maximum: 100', 'maximum: 101'));
  await generateContracts(specs, out);
  expect(statSync(join(out, 'essai-v1.ts')).mtimeMs).toBeGreaterThan(before);
});
