/** Answers that no vendor should give: the dialogue must end, and nothing wrong may come out of it. */
import type { VendorRequest } from '../../src/model/adapter.ts';
import type { Answer, AnswerAt } from './converse.ts';

/** Whole dialogues with one idea each. */
export function hostileAnswers(typical: AnswerAt): readonly (readonly [string, AnswerAt])[] {
  const constant =
    (body: unknown): AnswerAt =>
    () => ({ body });
  return [
    ['null', constant(null)],
    ['nothing', constant(undefined)],
    ['text', constant('<!doctype html><title>Maintenance</title>')],
    ['bytes', constant(new Uint8Array([0, 255, 10, 3, 50, 46, 48]))],
    ['empty object', constant({})],
    ['empty list', constant([])],
    ['an empty element', constant({ name: 'html', attributes: {}, text: '', children: [] })],
    ['error in a 200', constant({ error: 'quota exceeded', status: 200 })],
    ['the first answer again and again', (request) => typical(firstPage(request), 0)],
    ['totals that never end', (request) => withTotal(typical(firstPage(request), 0), 1e9)],
    ['totals of nothing', (request, step) => withTotal(typical(request, step), 0)],
    ['a discovery that leads to itself', (_, step) => ({ body: step > STEPS ? {} : looping })],
    ['a discovery without feeds', constant({ data: { feeds: [] } })],
    [
      'a discovery of another protocol',
      constant({ data: { feeds: feedsAt('file:///etc/passwd') } }),
    ],
    ['deep nesting', constant(nested(2_000))],
  ];
}

const STEPS = 100;
const FEEDS = [
  'system_information',
  'vehicle_types',
  'station_information',
  'station_status',
  'vehicle_status',
  'free_bike_status',
];
const feedsAt = (url: string) => FEEDS.map((name) => ({ name, url }));
const looping = { data: { fr: { feeds: feedsAt('https://editeur.invalid/gbfs.json') } } };

function firstPage(request: VendorRequest): VendorRequest {
  const first = new URL(request.url);
  for (const name of ['offset', 'start', 'startIndex'])
    if (first.searchParams.has(name)) first.searchParams.set(name, '0');
  return { ...request, url: first.href };
}

const TOTALS = ['nhits', 'total_count', 'numberMatched', 'totalcount'];

function withTotal(answer: Answer, total: number): Answer {
  const { body } = answer;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return answer;
  const name = TOTALS.find((each) => each in body);
  return name === undefined ? answer : { ...answer, body: { ...body, [name]: total } };
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { data: value };
  return value;
}

const POISON = [
  null,
  '',
  ' ',
  '&nbsp;',
  'NaN',
  '-3',
  -1,
  0,
  1.5,
  1e9,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  '2026-03-29T02:30:00',
  'ÉTAT INCONNU',
];

/** Dialogues in which a few values of the typical answers were changed; the seed makes them repeatable. */
export function* mutants(typical: AnswerAt, steps: number, count: number): Generator<AnswerAt> {
  for (let seed = 1; seed <= count; seed += 1) {
    yield (request, step) => {
      // One answer of the dialogue: a spoilt discovery alone would hide what follows it.
      const answer = typical(request, step);
      if (step !== seed % Math.max(1, steps)) return answer;
      const random = randomOf(seed);
      const body: unknown = structuredClone(answer.body);
      for (let times = 0; times <= seed % 4; times += 1) poison(body, random);
      return { ...answer, body };
    };
  }
}

/** Walks down at random and changes, removes or doubles what it finds. */
function poison(body: unknown, random: () => number): void {
  let node = body;
  for (;;) {
    if (typeof node !== 'object' || node === null) return;
    if (node instanceof Uint8Array) {
      node[Math.floor(random() * node.length)] = Math.floor(random() * 256);
      return;
    }
    const keys = Object.keys(node);
    const key = keys[Math.floor(random() * keys.length)];
    if (key === undefined) return;
    const value: unknown = Reflect.get(node, key);
    if (Array.isArray(node) && random() < 0.1) node.push(structuredClone(value));
    if (typeof value === 'object' && value !== null && random() < 0.93) {
      node = value;
      continue;
    }
    if (random() < 0.15) Reflect.deleteProperty(node, key);
    else Reflect.set(node, key, structuredClone(POISON[Math.floor(random() * POISON.length)]));
    return;
  }
}

/** Mulberry32: small, repeatable. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
