/** A picture of cost against size, both axes logarithmic: linear growth is a line at 45°. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 70;
const BOTTOM = 50;
const TOP = 20;
const RIGHT = 150;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly place: (value: number) => number;
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  return { low, high, place: (v) => from + ((Math.log10(v) - low) / (high - low)) * (to - from) };
}

export function curve(
  title: string,
  axes: { readonly x: (value: number) => string; readonly y: (value: number) => string },
  series: readonly Series[],
): string {
  const points = series.flatMap((each) => each.points);
  const x = scale(
    points.map((point) => point.x),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(
    points.map((point) => point.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...ticks(x).map((value) => verticalTick(x.place(value), axes.x(value))),
    ...ticks(y).map((value) => horizontalTick(y.place(value), axes.y(value))),
    ...series.map((each, rank) => line(each, rank, x, y)),
    '</svg>\n',
  ].join('\n');
}

function ticks({ low, high }: Scale): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

function verticalTick(at: number, label: string): string {
  const foot = HEIGHT - BOTTOM;
  return `<path d="M${at} ${TOP}V${foot}" stroke="#ddd"/><text x="${at}" y="${foot + 18}" text-anchor="middle">${label}</text>`;
}

function horizontalTick(at: number, label: string): string {
  return `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${label}</text>`;
}

function line({ name, colour, points }: Series, rank: number, x: Scale, y: Scale): string {
  const placed = points.map(
    (point) => `${x.place(point.x).toFixed(1)} ${y.place(point.y).toFixed(1)}`,
  );
  const dots = placed.map((at) => {
    const [cx, cy] = at.split(' ');
    return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`;
  });
  const legend = TOP + 16 + rank * 20;
  return (
    `<path d="M${placed.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}` +
    `<rect x="${WIDTH - RIGHT + 14}" y="${legend - 9}" width="12" height="12" fill="${colour}"/>` +
    `<text x="${WIDTH - RIGHT + 32}" y="${legend + 2}">${name}</text>`
  );
}
