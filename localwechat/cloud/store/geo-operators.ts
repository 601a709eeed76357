import { badRequest } from './errors.ts'
import { angle, distanceTo, EARTH_METRES, intersects, isWithin } from './geo.ts'
import { placesOf, readShape, type Shape, type Vector } from './geo-shapes.ts'
import { type Doc, isArray, isDoc } from './value.ts'

/** Tests one stored value as it stands: GeoJSON, or a pair of coordinates. */
type Test = (value: unknown) => boolean

const onShape =
  (test: (shape: Shape) => boolean): Test =>
  (value) => {
    const shape = readShape(value)
    return shape !== null && test(shape)
  }

function geometryOf(operator: string, operand: unknown): Shape {
  const shape = isDoc(operand) ? readShape(operand.$geometry) : null
  if (shape !== null) return shape
  throw badRequest(`${operator} needs a $geometry that is valid GeoJSON`)
}

function circle(value: unknown): Test {
  const [middle, radius] = isArray(value) ? value : []
  const place = readShape(middle)?.points[0]
  if (place === undefined || typeof radius !== 'number' || radius < 0) {
    throw badRequest('$centerSphere needs [[longitude, latitude], radius in radians]')
  }
  return onShape((shape) => placesOf(shape).every((one) => angle(place, one) <= radius))
}

function within(operand: unknown): Test {
  if (isDoc(operand) && '$centerSphere' in operand) return circle(operand.$centerSphere)
  const area = geometryOf('$geoWithin', operand)
  if (area.polygons.length === 0) throw badRequest('$geoWithin needs a Polygon or MultiPolygon')
  return onShape((shape) => isWithin(shape, area))
}

function intersecting(operand: unknown): Test {
  const other = geometryOf('$geoIntersects', operand)
  return onShape((shape) => intersects(shape, other))
}

export interface Near {
  place: Vector
  /** Metres. */
  least: number
  most: number
}

function bound(name: string, value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (typeof value === 'number' && value >= 0) return value
  throw badRequest(`${name} must be a non-negative number`)
}

/** Reads `{$geometry: Point, $minDistance?, $maxDistance?}` (metres). */
export function readNear(operand: Doc): Near {
  const place = geometryOf('$nearSphere', operand).points[0]
  if (place === undefined) throw badRequest('$nearSphere needs a Point')
  return {
    place,
    least: bound('$minDistance', operand.$minDistance, 0),
    most: bound('$maxDistance', operand.$maxDistance, Number.POSITIVE_INFINITY),
  }
}

/** Metres from a place to a stored value; null when that is no geometry or out of bounds. */
export function metresTo({ place, least, most }: Near, value: unknown): number | null {
  const shape = readShape(value)
  if (shape === null) return null
  const metres = distanceTo(place, shape) * EARTH_METRES
  return metres >= least && metres <= most ? metres : null
}

function near(operand: unknown): Test {
  if (!isDoc(operand)) throw badRequest('$nearSphere needs a document')
  const how = readNear(operand)
  return (value) => metresTo(how, value) !== null
}

/** The geographic query operators; all of them on a sphere. */
export const geoOperators: Readonly<Record<string, (operand: unknown) => Test>> = {
  $geoWithin: within,
  $geoIntersects: intersecting,
  $nearSphere: near,
  $near: near,
}
