import type { Parameters, View } from '../../model/contract.ts';
import type { Created, Definition, RequestType, ServiceRequest } from './bodies.ts';
import { FILTERS, selected } from './selection.ts';
import { createdXml, definitionXml, requestsXml, servicesXml } from './xml.ts';

/** One reading of the vendor for JSON and XML; `jurisdiction_id` is accepted and chooses nothing. */
function viewOf<Body>(
  of: string,
  passes: readonly string[],
  written: (body: Body) => string,
  chosen: (body: Body, parameters: Parameters) => Body = (body) => body,
): View {
  return {
    of,
    passes,
    show(body, parameters) {
      // It kept the contract before it came here.
      const shown = chosen(body as Body, parameters);
      return isXml(parameters) ? written(shown) : shown;
    },
    mediaType: (parameters) => (isXml(parameters) ? 'application/xml' : 'application/json'),
  };
}

function isXml({ format }: Parameters): boolean {
  return format === 'xml';
}

export const signalementsViews: Readonly<Record<string, View>> = {
  services: viewOf<readonly RequestType[]>('services', [], servicesXml),
  service: viewOf<Definition>('service', ['service_code'], definitionXml),
  requests: viewOf<readonly ServiceRequest[]>('requests', FILTERS, requestsXml, selected),
  request: viewOf<readonly ServiceRequest[]>('request', ['service_request_id'], requestsXml),
  createRequest: viewOf<readonly Created[]>('createRequest', [], createdXml),
  token: viewOf<readonly Created[]>('token', ['token_id'], createdXml),
};
