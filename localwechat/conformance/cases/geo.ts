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

/** A square around the origin of the given half width, as a polygon of the SDK. */
const square = ({ db }: Scene, half: number, around: [number, number]): unknown => {
  const [x, y] = around
  const corners: [number, number][] = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
    [x - half, y - half],
  ]
  const points = corners.map(([a, b]) => new db.Geo.Point(a, b))
  return new db.Geo.Polygon([new db.Geo.LineString(points)])
}

export const geo: Case[] = [
  {
    title: 'geoWithin finds the points inside a polygon',
    given,
    async run(scene) {
      const geometry = square(scene, 1, [113.3, 23.1])
      const { data } = await scene.docs.where({ at: scene._.geoWithin({ geometry }) }).get()
      return data.map((doc) => doc._id).sort()
    },
    expected: ['hill', 'tower'],
  },
  {
    title: 'where().remove() with geoWithin removes what is inside',
    given,
    async run(scene) {
      const geometry = square(scene, 1, [116.4, 39.9])
      const { stats } = await scene.docs.where({ at: scene._.geoWithin({ geometry }) }).remove()
      return stats.removed
    },
    expected: 1,
  },
]
