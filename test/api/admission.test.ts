import { describe, expect, it } from 'vitest';
import { boundedAdmission } from '../../src/gateway/admit.ts';
import { api, memory } from './portal.ts';

const from = (address: string): RequestInit => ({ headers: { 'cf-connecting-ip': address } });

describe.each(['/api', '/api/v1'])('the callers of %s', (root) => {
  const path = `${root}/contrats`;

  it('are refused beyond their share, with the time to wait, and the others are not', async () => {
    const admission = boundedAdmission(2, 1);
    admission.enter('api 192.0.2.1');
    const ask = api(memory(), admission);
    const refused = await ask('GET', path, from('192.0.2.1'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toMatchObject({ code: 'trop-de-requetes', fault: 'consumer' });
    expect((await ask('GET', path, from('192.0.2.2'))).status).toBe(200);
  });

  it('make room when they are answered, well or not', async () => {
    const ask = api(memory(), boundedAdmission(1, 1));
    const statuses: number[] = [];
    for (const each of [path, `${root}/profils/33063/aucun/1.0.0`, path]) {
      statuses.push((await ask('GET', each, from('192.0.2.1'))).status);
    }
    expect(statuses).toEqual([200, 404, 200]);
  });
});
