/** « Que devient ce qui a été signalé ? » : Open311 GeoReport v2, types and requests joined. */
import type {
  RequestsAnswer,
  ServicesAnswer,
} from '../../src/generated/contracts/signalements-v2.types.ts';
import { type Consumer, read } from './call.ts';

export const consume: Consumer = async (access) => {
  const [services, requests] = await Promise.all([
    read<ServicesAnswer>(access, '/services.json'),
    read<RequestsAnswer>(access, '/requests.json?page_size=5'),
  ]);
  const rows = requests.map((request) => {
    const type = services.find(({ service_code }) => service_code === request.service_code);
    return {
      numéro: request.service_request_id,
      type: type?.service_name ?? request.service_code,
      état: request.status === 'open' ? 'en cours' : 'clos',
      jour: request.requested_datetime.slice(0, 10),
    };
  });
  return { title: 'Les cinq derniers signalements et leur état', rows };
};
