import { describe, expect, it } from 'vitest';
import { mayBeCalled, refusal } from '../../src/gateway/egress.ts';

const service = { url: 'https://velos.example.fr/gbfs.json', origins: ['https://cdn.example.fr'] };

describe('where the gateway may go', () => {
  it.each([
    'https://velos.example.fr/a?b=c',
    'https://cdn.example.fr/',
    'https://velos.example.fr:443/',
  ])('goes to %s', (address) => expect(refusal(address, service, [])).toBeUndefined());

  it.each([
    ['https://autre.example.fr/', 'hors-liste'],
    ['https://velos.example.fr:8443/', 'hors-liste'],
    ['https://velos.example.fr.pirate.net/', 'hors-liste'],
    ['http://velos.example.fr/', 'hors-liste'],
    ['https://user:pw@velos.example.fr/', 'non-public'],
    ['//velos.example.fr/', 'illisible'],
    ['', 'illisible'],
  ])('does not go to %s: %s', (address, reason) => {
    expect(refusal(address, service, [])).toBe(reason);
  });

  it('does not let an opaque origin match another', () => {
    const opaque = { url: 'file:///etc/passwd', origins: ['data:text/plain,x'] };
    expect(refusal('file:///etc/shadow', opaque, ['null'])).toBe('hors-liste');
  });

  it('goes to a local origin only when the gateway was told so', () => {
    const local = { url: 'http://127.0.0.1:8788/a', origins: [] };
    expect(refusal(local.url, local, [])).toBe('non-public');
    expect(refusal(local.url, local, ['http://127.0.0.1:8788'])).toBeUndefined();
    expect(refusal('http://127.0.0.1:8787/', local, ['http://127.0.0.1:8788'])).toBe('hors-liste');
  });
});

describe('addresses that may not be registered', () => {
  it.each([
    'http://velos.example.fr',
    'ftp://velos.example.fr',
    'https://localhost',
    'https://localhost.',
    'https://a.localhost',
    'https://intranet',
    'https://metadata.google.internal',
    'https://nas.local',
    'https://box.home.arpa',
    'https://10.0.0.1',
    'https://172.16.0.1',
    'https://192.168.1.1',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0x7f.1',
    'https://１２７.0.0.1',
    'https://127.0.0.1.',
    'https://169.254.169.254',
    'https://0.0.0.0',
    'https://100.64.0.1',
    'https://[::1]',
    'https://[::]',
    'https://[fe80::1]',
    'https://[fc00::1]',
    'https://[fd00:ec2::254]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2001:db8::1]',
    'https://8.8.8.8',
    'data:application/json,{}',
    'file:///etc/passwd',
  ])('%s', (address) => {
    expect(mayBeCalled(address, [])).toBe(false);
  });

  it('a public https name may', () => {
    expect(mayBeCalled('https://opendata.bordeaux-metropole.fr/api', [])).toBe(true);
  });
});
