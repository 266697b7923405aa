/** Everything through which a process reaches out, replaced by something that tells and throws. */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/** What was called all the same. */
export const touched: string[] = [];

const MODULES: Readonly<Record<string, object>> = {
  childProcess,
  dgram,
  dns,
  'dns.promises': dns.promises,
  fs,
  'fs.promises': fs.promises,
  http,
  http2,
  https,
  net,
  tls,
  'net.Socket': net.Socket.prototype,
};

/** Standard output is written through these. */
const SPARED = new Set(['writeSync', 'write', 'constructor']);
/** Of a socket only the way out; the standard streams are sockets too. */
const OF_SOCKET = new Set(['connect']);

export function forbidOutside(): void {
  for (const [module, members] of Object.entries(MODULES)) {
    for (const name of Object.getOwnPropertyNames(members)) {
      const found = Object.getOwnPropertyDescriptor(members, name);
      if (typeof found?.value !== 'function' || found.writable !== true) continue;
      if (SPARED.has(name) || (module === 'net.Socket' && !OF_SOCKET.has(name))) continue;
      Object.defineProperty(members, name, { ...found, value: refusal(`${module}.${name}`) });
    }
  }
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: refusal(name), configurable: true });
  }
  syncBuiltinESMExports();
}

function refusal(name: string): () => never {
  return () => {
    touched.push(name);
    throw new Error(`a document made the linter call ${name}`);
  };
}
