import { type Doc, isArray, isDoc } from './value.ts'

/** A place on the unit sphere. */
export type Vector = readonly [number, number, number]

/** A ring is closed: its last place is its first. The first ring is the outer one. */
export type Rings = Vector[][]

/** A geometry taken apart; a multi-geometry has several of a kind. */
export interface Shape {
  points: Vector[]
  lines: Vector[][]
  polygons: Rings[]
}

const RADIANS = Math.PI / 180

function vector(position: unknown): Vector | null {
  const [longitude, latitude] = isArray(position) ? position : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null
  const [lambda, phi] = [longitude * RADIANS, latitude * RADIANS]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null, least: number): T[] | null {
  if (!isArray(value) || value.length < least) return null
  const items = value.map(read)
  return items.some((item) => item === null) ? null : (items as T[])
}

const line = (value: unknown): Vector[] | null => listOf(value, vector, 2)

function ring(value: unknown): Vector[] | null {
  const places = listOf(value, vector, 4)
  const [first, last] = [places?.[0], places?.at(-1)]
  return first && last && first.every((part, i) => part === last[i]) ? places : null
}

const rings = (value: unknown): Rings | null => listOf(value, ring, 1)

const EMPTY: Shape = { points: [], lines: [], polygons: [] }

const wrap = <T>(item: T | null): T[] | null => (item === null ? null : [item])

const READ: Readonly<Record<string, (coordinates: unknown) => Partial<Shape> | null>> = {
  Point: (value) => part('points', wrap(vector(value))),
  MultiPoint: (value) => part('points', listOf(value, vector, 1)),
  LineString: (value) => part('lines', wrap(line(value))),
  MultiLineString: (value) => part('lines', listOf(value, line, 1)),
  Polygon: (value) => part('polygons', wrap(rings(value))),
  MultiPolygon: (value) => part('polygons', listOf(value, rings, 1)),
}

const part = <K extends keyof Shape>(name: K, items: Shape[K] | null): Partial<Shape> | null =>
  items === null ? null : { [name]: items }

function collection(geometries: unknown): Shape | null {
  const shapes = listOf(geometries, readShape, 1)
  return (
    shapes && {
      points: shapes.flatMap((shape) => shape.points),
      lines: shapes.flatMap((shape) => shape.lines),
      polygons: shapes.flatMap((shape) => shape.polygons),
    }
  )
}

function geoJson(value: Doc): Shape | null {
  const { type, coordinates, geometries } = value
  if (type === 'GeometryCollection') return collection(geometries)
  const read = typeof type === 'string' && Object.hasOwn(READ, type) ? READ[type] : undefined
  const found = read?.(coordinates) ?? null
  return found && { ...EMPTY, ...found }
}

/** Reads GeoJSON, or the old pair `[longitude, latitude]`; null when it is neither. */
export function readShape(value: unknown): Shape | null {
  if (isDoc(value)) return geoJson(value)
  const pair = isArray(value) && value.length === 2 ? vector(value) : null
  return pair && { ...EMPTY, points: [pair] }
}

/** Every place that makes up a shape. */
export const placesOf = ({ points, lines, polygons }: Shape): Vector[] => [
  ...points,
  ...lines.flat(),
  ...polygons.flat(2),
]
