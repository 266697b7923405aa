/** « Ce qui a été signalé ici » : GeoReport v2, the requests with the words of their type. */
import type {
  RequestsAnswer,
  ServicesAnswer,
} from '../../src/generated/contracts/signalements-v2.types.ts';
import { type Consumer, read } from './call.ts';

const SHOWN = 5;

export const needs = ['requests'];

export const consume: Consumer = async (access) => {
  const [services, requests] = await Promise.all([
    read<ServicesAnswer>(access, '/services.json'),
    read<RequestsAnswer>(access, '/requests.json'),
  ]);
  const names = new Map(services.map((each) => [each.service_code, each.service_name]));
  const rows = requests
    .toSorted((a, b) => b.requested_datetime.localeCompare(a.requested_datetime))
    .slice(0, SHOWN)
    .map((request) => ({
      type: request.service_name ?? names.get(request.service_code) ?? request.service_code,
      état: request.status === 'open' ? 'en cours' : 'traité',
      depuis: request.requested_datetime.slice(0, 10),
      où: request.address ?? 'sur la carte',
    }));
  return { title: 'Les derniers signalements', rows };
};
