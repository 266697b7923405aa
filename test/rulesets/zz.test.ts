import { it } from 'vitest';
import { judge, load, rules } from './judge.ts';
const N = 2000;
const props = Object.fromEntries(Array.from({ length: N }, (_, i) => [`prop${i}`, { type: 'string' }]));
const paths = Object.fromEntries(Array.from({ length: N }, (_, i) => [`/things${i}`, { get: { operationId: `x${i}`, parameters: [{ $ref: '#/components/parameters/P' }], responses: { 200: { description: 'x', content: { 'application/json': { schema: { $ref: '#/components/schemas/S' }, example: { a: 1 } } } }, 400: { $ref: '#/components/responses/E' } } } }]));
const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1.0.0' }, paths, components: { parameters: { P: { name: 'limit', in: 'query', schema: { $ref: '#/components/schemas/S' } } }, responses: { E: { description: 'e', content: { 'application/json': { schema: { $ref: '#/components/schemas/S' } } } } }, schemas: { S: { type: 'object', properties: props } } } });
it('times', async () => {
  const out: [number, string][] = [];
  for (const [id, rule] of Object.entries(rules)) {
    const t = performance.now();
    await judge(text, load({ [id]: rule }));
    out.push([Math.round(performance.now() - t), id]);
  }
  console.log(text.length, out.sort((a, b) => b[0] - a[0]).slice(0, 16).join('\n'));
  const t = performance.now();
  await judge(text);
  console.log('all', performance.now() - t);
}, 600000);
