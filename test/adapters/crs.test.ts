import { describe, expect, it } from 'vitest';
import { type AxisOrder, toWgs84 } from '../../src/adapters/crs.ts';

/**
 * Projected by the formulas of Snyder, « Map Projections, a Working Manual » (1987), 15-1 to 15-9 and
 * 7-6 and 7-7, on GRS 80: another program than the one tested.
 */
const POINTS = [
  {
    name: 'Place de la Bourse, Bordeaux',
    position: [-0.5696, 44.8412],
    '2154': [418_016.492_021, 6_422_156.268_308],
    '3945': [1_417_886.253_149, 4_188_569.259_414],
    '3857': [-63_407.581_956, 5_596_556.224_996],
  },
  {
    name: 'Place Bellecour, Lyon',
    position: [4.832, 45.7578],
    '2154': [842_395.127_523, 6_519_229.358_678],
    '3945': [1_842_518.789_666, 4_285_827.763_182],
    '3857': [537_895.779_513, 5_741_621.087_456],
  },
] as const;

function at(crs: string, [first, second]: readonly number[], axes: AxisOrder = 'lon-lat') {
  return toWgs84(crs, axes)?.(first ?? Number.NaN, second ?? Number.NaN);
}

describe.each(POINTS)('$name', ({ position, ...projected }) => {
  it.each(['2154', '3945', '3857'] as const)('EPSG:%s, to the centimetre', (code) => {
    const [x, y] = projected[code];
    expect(at(`EPSG:${code}`, [x, y])).toEqual(position);
    expect(at(`EPSG:${code}`, [y, x], 'lat-lon')).toEqual(position);
  });

  it('degrees stay what they are, in the order that is said', () => {
    const [lon, lat] = position;
    for (const crs of ['EPSG:4326', 'EPSG:4171', 'urn:ogc:def:crs:EPSG::4326']) {
      expect(at(crs, [lon, lat])).toEqual(position);
      expect(at(crs, [lat, lon], 'lat-lon')).toEqual(position);
    }
    // Longitude first, whoever asks: that is its definition.
    expect(at('urn:ogc:def:crs:OGC:1.3:CRS84', [lon, lat], 'lat-lon')).toEqual(position);
  });
});

it('knows a system by each of its names, and no other system', () => {
  const [x, y] = POINTS[0]['2154'];
  for (const name of [
    'EPSG:2154',
    'epsg:2154',
    'urn:ogc:def:crs:EPSG::2154',
    'urn:ogc:def:crs:EPSG:6.9:2154',
    'http://www.opengis.net/def/crs/EPSG/0/2154',
    'http://www.opengis.net/gml/srs/epsg.xml#2154',
  ]) {
    expect(at(name, [x, y])).toEqual(POINTS[0].position);
  }
  for (const name of [
    'EPSG:27572',
    'EPSG:21540',
    '2154',
    'Lambert 93',
    '',
    'EPSG:2154 ; EPSG:4326',
  ]) {
    expect(toWgs84(name, 'lon-lat')).toBeUndefined();
  }
});

it('rounds to seven decimals, and has no position out of the world', () => {
  expect(at('CRS84', [-0.569_600_049, 44.841_200_051])).toEqual([-0.5696, 44.841_200_1]);
  expect(at('CRS84', [-0.000_000_01, 0])).toEqual([0, 0]);
  expect(at('CRS84', [181, 44])).toBeUndefined();
  expect(at('CRS84', [Number.NaN, 44])).toBeUndefined();
  expect(at('EPSG:2154', [Number.POSITIVE_INFINITY, 0])).toBeUndefined();
});
