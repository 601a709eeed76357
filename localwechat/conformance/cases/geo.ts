import type { Case, Scene } from '../case.ts'
import type { Doc } from '../sdk.ts'

const PLACES: [id: string, longitude: number, latitude: number][] = [
  ['tower', 113.3059, 23.1361],
  ['hill', 113.3068, 23.1565],
  ['palace', 116.395, 39.9163],
]

const point = ([longitude, latitude]: [number, number]): Doc => ({
  type: 'Point',
  coordinates: [longitude, latitude],
})

const given = PLACES.map(([_id, ...at]) => ({ _id, at: point(at) }))

/** A stored square of two degrees around a place. */
const ring = (x: number, y: number): Doc => ({
  type: 'Polygon',
  coordinates: [
    [
      [x - 1, y - 1],
      [x + 1, y - 1],
      [x + 1, y + 1],
      [x - 1, y + 1],
      [x - 1, y - 1],
    ],
  ],
})

/** Metres; MongoDB's own radius of the earth differs by less than these cases can tell. */
const EARTH = 6_378_100

/** A closed square around a place, as a line of the SDK. */
const line = ({ db }: Scene, [x, y]: [number, number], half: number): unknown => {
  const corners: [number, number][] = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
    [x - half, y - half],
  ]
  return new db.Geo.LineString(corners.map(([a, b]) => new db.Geo.Point(a, b)))
}

const square = (scene: Scene, middle: [number, number]): unknown =>
  new scene.db.Geo.Polygon([line(scene, middle, 1)])

/** A square with a small hole around another place. */
const ringed = (scene: Scene, middle: [number, number], hole: [number, number]): unknown =>
  new scene.db.Geo.Polygon([line(scene, middle, 1), line(scene, hole, 0.01)])

/** Sorted ids of the places within an area. */
const around = async ({ docs, _ }: Scene, area: Doc): Promise<unknown> => {
  const { data } = await docs.where({ at: _.geoWithin(area) }).get()
  return data.map((doc) => doc._id).sort()
}

// Near queries are left out: they need a geo index, which the SDK cannot create.
export const geo: Case[] = [
  {
    title: 'lines and polygons come back as they went',
    async run(scene) {
      const { docs } = scene
      const shapes = { road: line(scene, [0, 0], 2), field: square(scene, [10, 10]) }
      await docs.add({ data: { _id: 'shapes', ...shapes } })
      const found = (await docs.doc('shapes').get()).data
      const same = (name: keyof typeof shapes) =>
        JSON.stringify(found?.[name]) === JSON.stringify(shapes[name])
      return [same('road'), same('field')]
    },
    expected: [true, true],
  },
  {
    title: 'geoIntersects finds the areas around a point',
    given: [
      { _id: 'near', area: ring(113.3, 23.1) },
      { _id: 'far', area: ring(10, 10) },
    ],
    async run({ docs, _, db }) {
      const geometry = new db.Geo.Point(113.3059, 23.1361)
      const { data } = await docs.where({ area: _.geoIntersects({ geometry }) }).get()
      return data.map((doc) => doc._id)
    },
    expected: ['near'],
  },
  {
    title: 'geoWithin finds the points inside a polygon',
    given,
    run: (scene) => around(scene, { geometry: square(scene, [113.3, 23.1]) }),
    expected: ['hill', 'tower'],
  },
  {
    title: 'geoWithin leaves out a hole of the polygon',
    given,
    run: (scene) => around(scene, { geometry: ringed(scene, [113.3, 23.1], [113.3059, 23.1361]) }),
    expected: ['hill'],
  },
  {
    title: 'geoWithin finds the points inside a circle, its radius in radians',
    given,
    run: (scene) => around(scene, { centerSphere: [[113.3059, 23.1361], 1_000 / EARTH] }),
    expected: ['tower'],
  },
  {
    title: 'a wider circle finds more',
    given,
    run: (scene) => around(scene, { centerSphere: [[113.3059, 23.1361], 3_000 / EARTH] }),
    expected: ['hill', 'tower'],
  },
  {
    title: 'where().remove() with geoWithin removes what is inside',
    given,
    async run(scene) {
      const geometry = square(scene, [116.4, 39.9])
      const { stats } = await scene.docs.where({ at: scene._.geoWithin({ geometry }) }).remove()
      return stats.removed
    },
    expected: 1,
  },
]
