import { placesOf, type Rings, type Shape, type Vector } from './geo-shapes.ts'

/** MongoDB's radius of the earth in metres. */
export const EARTH_METRES = 6_378_100

/** Nearer than this is on the line: 6 micrometres on the ground, far above rounding (radians). */
const ON_LINE = 1e-12

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const length = (a: Vector): number => Math.hypot(...a)

/** The angle between two places, exact for near and far ones (radians). */
export const angle = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b))

type Edge = readonly [Vector, Vector]

const edgesOf = (places: Vector[]): Edge[] =>
  places.slice(1).map((place, i) => [places[i] as Vector, place])

const isOn = (place: Vector, [a, b]: Edge): boolean =>
  angle(a, place) + angle(place, b) - angle(a, b) < ON_LINE &&
  Math.abs(dot(cross(a, b), place)) < ON_LINE * Math.max(length(cross(a, b)), ON_LINE)

/** True when two great-circle edges meet, at an end or between the ends. */
function meet(one: Edge, two: Edge): boolean {
  const [a, b] = one
  const [c, d] = two
  if (isOn(a, two) || isOn(b, two) || isOn(c, one) || isOn(d, one)) return true
  const [first, second] = [cross(a, b), cross(c, d)]
  const [ac, bc] = [dot(first, c), dot(first, d)]
  const [ca, da] = [dot(second, a), dot(second, b)]
  // The ends of each lie on different sides of the other, and not on opposite sides of the globe.
  return ac * bc < 0 && ca * da < 0 && ac * da > 0
}

/** The turn from `a` to `b` as seen from `place`, left turns positive (radians). */
function turn(place: Vector, [a, b]: Edge): number {
  const [from, to] = [cross(place, a), cross(place, b)]
  return Math.atan2(dot(place, cross(from, to)), dot(from, to))
}

const isOnRing = (place: Vector, ring: Vector[]): boolean =>
  edgesOf(ring).some((edge) => isOn(place, edge))

/** The smaller side of a ring is its inside, as MongoDB takes it; the ring itself not counted. */
function isInRing(place: Vector, ring: Vector[]): boolean {
  const middle = ring
    .slice(1)
    .reduce((sum, one) => sum.map((part, i) => part + (one[i] ?? 0)) as never, [0, 0, 0] as Vector)
  if (dot(place, middle) <= 0) return false
  const turns = edgesOf(ring).reduce((sum, edge) => sum + turn(place, edge), 0)
  return Math.abs(turns) > Math.PI
}

/** In a polygon or on its edge; the edge of a hole still belongs to it. */
function isInPolygon(place: Vector, [outer = [], ...holes]: Rings): boolean {
  if ([outer, ...holes].some((ring) => isOnRing(place, ring))) return true
  return isInRing(place, outer) && !holes.some((hole) => isInRing(place, hole))
}

const isCovered = (place: Vector, area: Shape): boolean =>
  area.polygons.some((polygon) => isInPolygon(place, polygon))

const allEdges = ({ lines, polygons }: Shape): Edge[] =>
  [...lines, ...polygons.flat()].flatMap(edgesOf)

/** An edge that leaves the area between two places that lie in it. */
const leaves = ([a, b]: Edge, area: Shape): boolean => {
  const middle: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
  const size = length(middle)
  return !isCovered([middle[0] / size, middle[1] / size, middle[2] / size], area)
}

/** True when all of `shape` lies in the polygons of `area`. */
export function isWithin(shape: Shape, area: Shape): boolean {
  if (!placesOf(shape).every((place) => isCovered(place, area))) return false
  return !allEdges(shape).some((edge) => leaves(edge, area) || crossesOut(edge, area))
}

/** A proper crossing of an outline: the two ends lie on different sides of it. */
const crossesOut = (edge: Edge, area: Shape): boolean =>
  allEdges(area).some(
    (outline) =>
      meet(edge, outline) &&
      ![edge[0], edge[1]].some((place) => isOn(place, outline)) &&
      ![outline[0], outline[1]].some((place) => isOn(place, edge)),
  )

/** True when two shapes have a place in common. */
export function intersects(one: Shape, two: Shape): boolean {
  const [edges, others] = [allEdges(one), allEdges(two)]
  const touches = (place: Vector, shape: Shape, its: Edge[]) =>
    isCovered(place, shape) ||
    its.some((edge) => isOn(place, edge)) ||
    shape.points.some((point) => angle(point, place) < ON_LINE)
  return (
    placesOf(one).some((place) => touches(place, two, others)) ||
    placesOf(two).some((place) => touches(place, one, edges)) ||
    edges.some((edge) => others.some((other) => meet(edge, other)))
  )
}

/** Distance to the nearest place of a shape along the ground; 0 in a polygon (radians). */
export function distanceTo(place: Vector, shape: Shape): number {
  if (isCovered(place, shape)) return 0
  const ends = placesOf(shape).map((one) => angle(place, one))
  const edges = allEdges(shape).flatMap((edge) => besides(place, edge))
  return Math.min(...ends, ...edges)
}

/** Distance to the inner part of an edge, when the nearest place of its circle lies on it. */
function besides(place: Vector, edge: Edge): number[] {
  const normal = cross(edge[0], edge[1])
  const size = length(normal)
  if (size === 0) return []
  const off = dot(normal, place) / size
  const foot = place.map((part, i) => part - (off * (normal[i] ?? 0)) / size) as unknown as Vector
  const foots = foot.map((part) => part / length(foot)) as unknown as Vector
  const between = angle(edge[0], foots) + angle(foots, edge[1]) - angle(edge[0], edge[1])
  return between < ON_LINE ? [Math.abs(Math.asin(off))] : []
}
