import type { VendorRequest } from '../model/adapter.ts';

/** Whether a request leaves the vendor as it was (RFC 9110 §9.2.1). */
export function isSafe({ method = 'GET', safe }: VendorRequest): boolean {
  return method === 'GET' || safe === true;
}
