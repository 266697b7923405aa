import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SwapReport, SwapVerdict } from '../../src/model/swap.ts';
import { ROOT } from '../meta/tree.ts';
import { REPORT } from '../swap/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'swap-'));
const asked: { method: string; url: string; body: unknown }[] = [];
const answer = { status: 201, body: {} as unknown };
let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const { method = '', url = '' } = request;
      asked.push({ method, url, body: text === '' ? undefined : JSON.parse(text) });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  Object.assign(answer, { status: 201, body: REPORT });
});

const PLUG = ['--territory', '33063', '--contract', 'essais@1'];

async function swap(...args: string[]) {
  const command = ['--import=./src/build/aliases-loader.ts', 'src/cli.ts', 'swap', ...args];
  const child = spawn(process.execPath, [...command, '--endpoint', endpoint], {
    cwd: ROOT,
    env: { ...process.env, PRISE_ADMIN_TOKEN: 'jeton-des-essais-de-bascule' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    err += part;
  });
  const code = await new Promise((ended) => child.once('close', ended));
  return { code, out, err };
}

describe('prise swap', () => {
  it.each<[SwapVerdict, number]>([
    ['interchangeable', 0],
    ['interchangeable-avec-ecarts-toleres', 0],
    ['non-interchangeable', 1],
    ['non-concluant', 3],
  ])('%s: exit code %i', async (verdict, code) => {
    const report: SwapReport = { ...REPORT, findings: { ...REPORT.findings, verdict } };
    answer.body = report;
    const ended = await swap(...PLUG, '--from', 'a', '--to', 'b', '--last', '7');
    expect([ended.code, ended.err]).toEqual([code, '']);
    expect(ended.out).toContain('Bascule de essais@1 sur 33063');
    expect(asked).toEqual([
      {
        ...{ method: 'POST', url: '/api/administration/bascules' },
        body: { territory: '33063', contract: 'essais@1', from: 'a', to: 'b', last: 7 },
      },
    ]);
  });

  it('reads the exchanges of a file, writes the report to another', async () => {
    const [exchanges, output] = [join(folder, 'in.json'), join(folder, 'out.json')];
    writeFileSync(exchanges, '{ "exchanges": [{ "operation": "list" }] }');
    const files = ['--exchanges', exchanges, '--output', output, '--format', 'json'];
    const { code, out } = await swap(...PLUG, '--from', 'a', '--to', 'b', ...files);
    expect([code, out]).toEqual([1, '']);
    expect(asked[0]?.body).toMatchObject({ exchanges: [{ operation: 'list' }] });
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual(REPORT);
  });

  it.each([
    [['--shadow', '10', '--to', 'b'], 'PUT', { candidate: 'b', mode: 'shadow', share: 10 }],
    [['--canary', '30', '--to', 'b'], 'PUT', { candidate: 'b', mode: 'canary', share: 30 }],
    [['--commit', '--to', 'b'], 'PUT', { candidate: 'b', mode: 'committed' }],
    [['--status'], 'GET', undefined],
    [['--rollback'], 'DELETE', undefined],
  ])('%j', async (args, method, body) => {
    answer.body = {
      ...{ territory: '33063', contract: 'essais@1', incumbent: 'a', candidate: 'b' },
      ...{ mode: 'canary', share: 30, heldBy: '33063', openedAt: '2026-11-28T20:00:00.000Z' },
      counters: { asked: 0, equal: 0, tolerated: 0, different: 0, failed: 0, inconclusive: 0 },
      ...{ problems: {}, differences: [] },
    };
    if (method === 'DELETE') answer.status = 204;
    const ended = await swap(...PLUG, ...args);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(asked).toEqual([{ method, url: '/api/administration/essais/33063/essais%401', body }]);
  });

  it.each([
    [['--contract', 'essais@1'], '--territory'],
    [[...PLUG, '--to', 'b'], '--from'],
    [[...PLUG, '--shadow', '10'], '--to'],
    [[...PLUG, '--shadow', 'dix', '--to', 'b'], 'entier'],
    [[...PLUG, '--status', '--rollback'], 'ne vont pas ensemble'],
    [[...PLUG, '--from', 'a', '--to', 'b', '--format', 'xml'], 'format inconnu'],
    [[...PLUG, '--from', 'a', '--to', 'b', '--exchanges', 'nulle-part.json'], 'illisible'],
    [[...PLUG, '--from', 'a', '--to', 'b', '--exchanges', 'README.md'], 'JSON'],
    [[...PLUG, 'surplus'], 'inattendu'],
  ])('%j: exit code 2, and the gateway hears nothing', async (args, said) => {
    const { code, err } = await swap(...args);
    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain(said);
  });

  it('says what the gateway says', async () => {
    Object.assign(answer, { status: 404, body: { title: 'Service inconnu', detail: 'Aucun b.' } });
    const { code, err } = await swap(...PLUG, '--from', 'a', '--to', 'b');
    expect([code, err]).toEqual([2, 'prise : Service inconnu. Aucun b.\n']);
  });
});
