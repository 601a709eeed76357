import { beforeEach, describe, expect, test } from 'vitest'
import { canonical, type Doc, refusalOf, Shop } from './helper.ts'

const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
})

const square = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })

const CITIES = [
  { _id: 'shenzhen', at: point(114.0579, 22.5431), level: 'a' },
  { _id: 'guangzhou', at: point(113.2644, 23.1291), level: 'a' },
  { _id: 'beijing', at: point(116.4074, 39.9042), level: 'b' },
  { _id: 'shanghai', at: point(121.4737, 31.2304), level: 'b' },
  { _id: 'suva', at: point(178.4419, -18.1416), level: 'c' },
  { _id: 'apia', at: point(-171.7514, -13.8333), level: 'c' },
  { _id: 'pair', at: [114.1694, 22.3193], level: 'd' },
  { _id: 'nowhere', level: 'd' },
  { _id: 'text', at: 'Hong Kong', level: 'd' },
]

let shop: Shop

beforeEach(async () => {
  shop = new Shop()
  await shop.add('member', CITIES)
})

const ids = async (query: Doc, more: Doc = {}): Promise<unknown[]> =>
  (await shop.get('member', query, more)).map((doc) => doc._id)

describe('nearSphere', () => {
  test('answers nearest first, within the bounds in metres', async () => {
    const $nearSphere = { $geometry: point(114, 22.5), $maxDistance: 200_000 }
    expect(await ids({ at: { $nearSphere } })).toEqual(['shenzhen', 'pair', 'guangzhou'])
    const far = { ...$nearSphere, $minDistance: 20_000 }
    expect(await ids({ at: { $nearSphere: far } })).toEqual(['pair', 'guangzhou'])
  })

  test('goes with other conditions, skip and limit; an order of its own wins', async () => {
    const at = { $nearSphere: { $geometry: point(114, 22.5) } }
    expect(await ids({ at, level: { $in: ['a', 'b'] } }, { offset: 1, limit: 2 })).toEqual([
      'guangzhou',
      'shanghai',
    ])
    const order = canonical({ _id: 1 })
    expect(await ids({ $and: [{ at }, { level: 'a' }] }, { order })).toEqual([
      'guangzhou',
      'shenzhen',
    ])
  })

  test('measures across the 180th meridian', async () => {
    const $nearSphere = { $geometry: point(179, -17), $maxDistance: 1_300_000 }
    expect(await ids({ at: { $nearSphere } })).toEqual(['suva', 'apia'])
  })
})

describe('geoWithin', () => {
  const order = canonical({ _id: 1 })
  const within = (shape: Doc) => ids({ at: { $geoWithin: shape } }, { order })

  test('takes what lies in a polygon and not in its hole', async () => {
    const guangdong = square(113, 22, 115, 24)
    expect(await within({ $geometry: polygon(guangdong) })).toEqual([
      'guangzhou',
      'pair',
      'shenzhen',
    ])
    const hole = square(113.9, 22.2, 114.3, 22.7)
    expect(await within({ $geometry: polygon(guangdong, hole) })).toEqual(['guangzhou'])
  })

  test('takes several polygons, also across the 180th meridian', async () => {
    const both = [[square(177, -19, -170, -13)], [square(116, 39, 117, 40)]]
    const $geometry = { type: 'MultiPolygon', coordinates: both }
    expect(await within({ $geometry })).toEqual(['apia', 'beijing', 'suva'])
  })

  test('does not care which way round a ring is drawn', async () => {
    const ring = square(116, 39, 117, 40).reverse()
    expect(await within({ $geometry: polygon(ring) })).toEqual(['beijing'])
  })

  test('follows great circles: between two places of one latitude it runs nearer the pole', async () => {
    await shop.add('ledger', [{ _id: 'north', at: point(50, 60.5) }])
    const $geometry = polygon(square(0, 40, 100, 60))
    const found = await shop.get('ledger', { at: { $geoWithin: { $geometry } } })
    expect(found).toHaveLength(1)
  })

  test('takes a circle in radians', async () => {
    const $centerSphere = [[114, 22.5], 100_000 / 6_378_100]
    expect(await within({ $centerSphere })).toEqual(['pair', 'shenzhen'])
  })

  test('wants a line or a polygon whole', async () => {
    const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })
    await shop.add('ledger', [
      { _id: 'in', at: line([113.1, 22.1], [114.9, 23.9]) },
      { _id: 'out', at: line([113.1, 22.1], [116, 23]) },
      { _id: 'corner', at: polygon(square(113.5, 22.5, 114, 23)) },
    ])
    const $geometry = polygon(square(113, 22, 115, 24))
    const found = await shop.get('ledger', { at: { $geoWithin: { $geometry } } }, { order })
    expect(found.map((doc) => doc._id)).toEqual(['corner', 'in'])
  })
})

describe('geoIntersects', () => {
  const areas = [
    { _id: 'delta', area: polygon(square(113, 22, 115, 24)) },
    { _id: 'capital', area: polygon(square(116, 39, 117, 41)) },
    {
      _id: 'road',
      area: {
        type: 'LineString',
        coordinates: [
          [113.5, 21],
          [113.5, 25],
        ],
      },
    },
    {
      _id: 'stop',
      area: {
        type: 'MultiPoint',
        coordinates: [
          [113.5, 23],
          [0, 0],
        ],
      },
    },
  ]

  beforeEach(() => shop.add('ledger', areas))

  test.each([
    ['a point in an area', point(114, 23), ['delta']],
    ['a corner', point(113, 22), ['delta']],
    ['a stop', point(0, 0), ['stop']],
    [
      'a line through',
      {
        type: 'LineString',
        coordinates: [
          [112, 23.5],
          [118, 23.5],
        ],
      },
      ['delta', 'road'],
    ],
    ['an area inside', polygon(square(116.2, 39.2, 116.4, 39.4)), ['capital']],
    ['an area around', polygon(square(110, 20, 116, 26)), ['delta', 'road', 'stop']],
    ['a place on the other side of the globe', point(114 - 180, -23), []],
  ])('finds what has a place in common with %s', async (_what, $geometry, found) => {
    const order = canonical({ _id: 1 })
    const docs = await shop.get('ledger', { area: { $geoIntersects: { $geometry } } }, { order })
    expect(docs.map((doc) => doc._id)).toEqual(found)
  })
})

describe('the geoNear stage', () => {
  const near = { near: point(114, 22.5), spherical: true, distanceField: 'far.m' }

  test('gives distances in metres, nearest first, and the place it measured', async () => {
    const stage = { ...near, query: { level: 'a' }, includeLocs: 'far.from' }
    const docs = await shop.aggregate('member', { $geoNear: stage })
    expect(docs.map((doc) => doc._id)).toEqual(['shenzhen', 'guangzhou'])
    const [{ far } = {}] = docs
    const { m, from } = far as { m: number; from: unknown }
    expect(from).toEqual(CITIES[0]?.at)
    // 0.0431° north and 0.0579° east of it, by Pythagoras.
    const flat = Math.hypot(0.0431, 0.0579 * Math.cos((22.5 * Math.PI) / 180)) * 111_318.8
    expect(Math.abs(m / flat - 1)).toBeLessThan(1e-3)
  })

  test('takes bounds, a factor, a limit, and a field by name', async () => {
    await shop.add('ledger', [
      { _id: 1, one: point(0, 0), two: { at: point(10, 0) } },
      { _id: 2, one: point(5, 0), two: { at: point(0, 1) } },
    ])
    const stage = {
      near: point(0, 0),
      distanceField: 'd',
      key: 'two.at',
      distanceMultiplier: 0.001,
    }
    const docs = await shop.aggregate('ledger', { $geoNear: stage })
    expect(docs.map((doc) => [doc._id, Math.round(doc.d as number)])).toEqual([
      [2, 111],
      [1, 1113],
    ])
    const bounded = { ...stage, minDistance: 200_000, maxDistance: 2_000_000, limit: 1 }
    expect(await shop.aggregate('ledger', { $geoNear: bounded })).toMatchObject([{ _id: 1 }])
  })

  test.each([
    ['without a field for the distance', [{ $geoNear: { near: point(0, 0) } }], 'distanceField'],
    ['without a place', [{ $geoNear: { distanceField: 'd' } }], '$geometry'],
    ['behind another stage', [{ $limit: 1 }, { $geoNear: near }], 'first stage'],
  ])('is refused %s', async (_what, stages, text) => {
    expect(refusalOf(await shop.pipeline('member', ...stages)).message).toContain(text)
  })
})

test.each([
  [
    'a polygon that is not closed',
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ]),
      },
    },
  ],
  ['a latitude beyond the pole', { $geoIntersects: { $geometry: point(0, 91) } }],
  ['a circle without a radius', { $geoWithin: { $centerSphere: [[0, 0]] } }],
  ['a point to be within', { $geoWithin: { $geometry: point(0, 0) } }],
  ['a distance below nothing', { $nearSphere: { $geometry: point(0, 0), $maxDistance: -1 } }],
])('%s is refused', async (_what, condition) => {
  const body = { collectionName: 'member', query: canonical({ at: condition }) }
  expect(refusalOf(await shop.run('getDocument', body)).code).toBe('DATABASE_REQUEST_FAILED')
})
