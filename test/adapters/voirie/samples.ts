/** Small answers of the vendors of `voirie`, of which the tests change one thing. */
import type { Order, Work } from '../../../src/contracts/voirie/bodies.ts';
import { readXml } from '../../../src/gateway/read-xml.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import { converse, type Dialogue, outcomeOf } from '../converse.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

/** The body at the first step, then lists with nothing more in them. */
function dialogue(
  adapter: Adapter,
  operation: string,
  body: unknown,
  settings: object = {},
): Dialogue {
  const tree = typeof body === 'string' ? readXml(body) : body;
  const rest = { features: [], results: [], records: [] };
  return {
    adapter,
    operation,
    settings: { box, ...settings },
    serviceUrl: 'https://editeur.invalid/',
    bodyAt: (_, step) => (step === 0 ? tree : { ...Object(tree), ...rest }),
  };
}

export function featuresOf(
  adapter: Adapter,
  operation: string,
  body: unknown,
  settings: object = {},
): readonly unknown[] {
  const said = converse(dialogue(adapter, operation, body, settings)).body;
  return (said as { features: readonly unknown[] }).features;
}

export function onlyOrder(adapter: Adapter, body: unknown, settings: object = {}): Order {
  return featuresOf(adapter, 'arretes', body, settings)[0] as Order;
}

export function onlyWork(adapter: Adapter, body: unknown, settings: object = {}): Work {
  return featuresOf(adapter, 'chantiers', body, settings)[0] as Work;
}

/** Why it is refused; empty when it is not. */
export function refusal(
  adapter: Adapter,
  operation: string,
  body: unknown,
  settings: object = {},
): string {
  const outcome = outcomeOf(dialogue(adapter, operation, body, settings));
  return 'refused' in outcome ? outcome.refused : '';
}

interface Datex {
  readonly prefix?: string;
  readonly container?: boolean;
  readonly regulationId?: string;
  readonly source?: string;
  readonly start?: string;
  readonly end?: string | undefined;
  readonly slot?: readonly [string, string];
  readonly weight?: string;
  readonly geometry?: 'geojson' | 'gml' | 'swapped' | 'elsewhere';
  readonly condition?: string;
}

const GEOMETRIES = {
  geojson: geojson('[[-0.5792,44.8378],[-0.5785,44.8381]]'),
  swapped: geojson('[[44.8378,-0.5792],[44.8381,-0.5785]]'),
  elsewhere: geojson('[[2.3391,48.9115],[2.3395,48.9113]]'),
  gml: '<gmlLineString><posList>44.8378 -0.5792 44.8381 -0.5785</posList></gmlLineString>',
};

function geojson(coordinates: string): string {
  const written = `{"type":"LineString","coordinates":${coordinates}}`.replaceAll('"', '&quot;');
  return `<_linearLocationExtension><linearLocationExtended><geoJsonGeometry>${written}</geoJsonGeometry></linearLocationExtended></_linearLocationExtension>`;
}

/** One order of DiaLog; every name may carry a prefix. */
export function datex(said: Datex): string {
  const { prefix = '', container = false, source = 'dialog', slot, weight, condition } = said;
  const { start = '2026-10-04T22:00:00+00:00', regulationId = '26-AT-0412' } = said;
  const end = 'end' in said ? said.end : '2026-10-16T21:59:00+00:00';
  const until = end === undefined ? '' : `<overallEndTime>${end}</overallEndTime>`;
  const recurring =
    slot === undefined
      ? ''
      : `<validPeriod><recurringTimePeriodOfDay><startTimeOfPeriod>${slot[0]}</startTimeOfPeriod><endTimeOfPeriod>${slot[1]}</endTimeOfPeriod></recurringTimePeriodOfDay></validPeriod>`;
  const validity = `<validityByOrder><validityTimeSpecification><overallStartTime>${start}</overallStartTime>${until}${recurring}</validityTimeSpecification></validityByOrder>`;
  const heavy =
    weight === undefined
      ? ''
      : `<conditions type="VehicleCondition"><negate>false</negate><vehicleCharacteristics><vehicleType>heavyGoodsVehicle</vehicleType><grossWeightCharacteristic><comparisonOperator>lessThanOrEqualTo</comparisonOperator><grossVehicleWeight>${weight}</grossVehicleWeight></grossWeightCharacteristic></vehicleCharacteristics></conditions>`;
  const other = condition === undefined ? '' : `<conditions type="${condition}"/>`;
  const order = `<trafficRegulationOrder id="ordre-1" version="1">
<issuingAuthority><values><value>Commune de Bordeaux</value></values></issuingAuthority>
<regulationId>${regulationId}</regulationId><status>madeAndImplemented</status>${validity}
<trafficRegulation><typeOfRegulation type="AccessRestriction"><accessRestrictionType>noEntry</accessRestrictionType></typeOfRegulation>
<condition type="ConditionSet"><operator>and</operator>
<conditions type="ValidityCondition">${validity}</conditions>
<conditions type="LocationCondition"><locationByOrder type="LinearLocation">${GEOMETRIES[said.geometry ?? 'geojson']}</locationByOrder></conditions>
${heavy}${other}</condition></trafficRegulation>
<_trafficRegulationOrderExtension><trafficRegulationOrderExtended><source>${source}</source></trafficRegulationOrderExtended></_trafficRegulationOrderExtension>
</trafficRegulationOrder>`;
  const publication = `<payload type="TrafficRegulationPublication"><publicationTime>2026-10-04T07:45:00+00:00</publicationTime><trafficRegulationsFromCompetentAuthorities>${order}</trafficRegulationsFromCompetentAuthorities></payload>`;
  const root = container ? `<messageContainer>${publication}</messageContainer>` : publication;
  return root.replaceAll(/<(\/?)(?=\w)/g, `<$1${prefix}`);
}

/** One extent of Litteralis. */
export function extent(changed: object): object {
  const ring = [
    [-0.5792, 44.8378],
    [-0.5785, 44.8378],
    [-0.5785, 44.8381],
    [-0.5792, 44.8378],
  ];
  return {
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: {
      idarrete: 850_777_000,
      idemprise: 71_001,
      arretesrcid: '26-AT-0412',
      collectivitelibelle: 'VILLE DE BORDEAUX',
      documenttype: 'ARRETE TEMPORAIRE',
      arretedebut: '2026-03-09T01:00:00Z',
      arretefin: '2026-03-20T01:00:00Z',
      mesures: 'Circulation interdite',
      localisations: 'RUE DES TILLEULS',
      publicationinternet: true,
      ...changed,
    },
  };
}

export function collection(...features: readonly object[]) {
  const { length } = features;
  return { type: 'FeatureCollection', numberMatched: length, features };
}

/** One record of an Opendatasoft portal, without geometry. */
export const CITY = {
  gid: 1201,
  alias_nature_n1: 'Réseau d’eau',
  date_debut: '2026-10-05',
  date_fin: '2026-10-30',
};

/** Settings of a portal in GeoJSON. */
export const portal = {
  dates: 'yyyyMMdd',
  columns: { id: 'numero', start: 'datedebut', end: 'datefin' },
};

export function works(
  geometry: object = { type: 'Point', coordinates: [-0.57, 44.84] },
  changed: object = {},
) {
  const properties = { numero: 'A1', datedebut: '20261005', datefin: '20261030', ...changed };
  return { type: 'FeatureCollection', features: [{ geometry, properties }] };
}
