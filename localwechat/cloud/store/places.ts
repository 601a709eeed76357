import { badRequest } from './errors.ts'
import { isArray, isDoc } from './value.ts'

type Position = readonly [longitude: number, latitude: number]
/** Whether a position lies in an area. */
type Area = (position: Position) => boolean

const within = (value: unknown, limit: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= limit

const positionOf = (value: unknown): Position | undefined => {
  if (!isArray(value)) return undefined
  const [longitude, latitude] = value
  return within(longitude, 180) && within(latitude, 90) ? [longitude, latitude] : undefined
}

const pointOf = (value: unknown): Position | undefined =>
  isDoc(value) && value.type === 'Point' ? positionOf(value.coordinates) : undefined

const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** Angle between two positions seen from the middle of the earth (radians). */
const angle = (a: Position, b: Position): number => {
  const up = Math.sin(rad(b[1] - a[1]) / 2) ** 2
  const across = Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * Math.sin(rad(b[0] - a[0]) / 2) ** 2
  return 2 * Math.asin(Math.min(1, Math.sqrt(up + across)))
}

const ringOf = (value: unknown): Position[] => {
  const corners = isArray(value) ? value.map(positionOf) : []
  const ring = corners.filter((corner) => corner !== undefined)
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first && last && first[0] === last[0] && first[1] === last[1]
  if (closed && ring.length >= 4 && ring.length === corners.length) return ring
  throw badRequest('Loop must have at least 3 different valid vertices and be closed')
}

/** Even-odd rule on the flat map; MongoDB bends the edges, which shows over many degrees only. */
const isInside = ([x, y]: Position, ring: Position[]): boolean => {
  let inside = false
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

const polygon = (coordinates: unknown): Area => {
  const [outer, ...holes] = isArray(coordinates) ? coordinates.map(ringOf) : []
  if (!outer) throw badRequest('Polygon coordinates must be an array of loops')
  return (at) => isInside(at, outer) && !holes.some((hole) => isInside(at, hole))
}

const geometry = (value: unknown): Area => {
  if (isDoc(value) && value.type === 'Polygon') return polygon(value.coordinates)
  if (isDoc(value) && value.type === 'MultiPolygon' && isArray(value.coordinates)) {
    const parts = value.coordinates.map(polygon)
    return (at) => parts.some((part) => part(at))
  }
  throw badRequest('$geoWithin not supported with provided geometry')
}

const sphere = (value: unknown): Area => {
  const [centre, radius] = isArray(value) ? value : []
  const middle = positionOf(centre)
  if (!middle || typeof radius !== 'number' || radius < 0)
    throw badRequest('$centerSphere needs [[longitude, latitude], radius in radians]')
  return (at) => angle(middle, at) <= radius
}

/** `$geoWithin` over stored points; other stored shapes never match. Throws on a bad area. */
export const geoWithin = (operand: unknown): { test: (value: unknown) => boolean } => {
  if (!isDoc(operand)) throw badRequest('$geoWithin needs an object')
  const area =
    operand.$geometry === undefined ? sphere(operand.$centerSphere) : geometry(operand.$geometry)
  return {
    test: (value) => {
      const point = pointOf(value)
      return point !== undefined && area(point)
    },
  }
}
