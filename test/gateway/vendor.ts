/** A vendor on a local port that answers what the test tells it to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface Vendor {
  readonly origin: string;
  /** Requests received, in order. */
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    /** Complete once the request has been answered. */
    body: string;
  }[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export const json =
  (body: unknown): Behaviour =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

export async function startVendor(): Promise<Vendor> {
  let behaviour: Behaviour = json({ values: [1, 2, 3] });
  const requests: Vendor['requests'] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const received = { method, url, headers, body: '' };
    requests.push(received);
    request.on('data', (chunk: Buffer) => {
      received.body += chunk.toString();
    });
    behaviour(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    behave(next) {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
