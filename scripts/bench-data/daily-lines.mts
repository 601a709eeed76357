import { type Daily, dailyCurve } from './daily.mts'
import { type Looked, lookAtSegment } from './segment.mts'
import { alone, type Line, seconds } from './table.mts'

/** A day like others: one of a hundred members does something. */
const USUAL = 0.01
/** The same day whatever the brand's size, to tell what the size itself costs. */
const SAME = 1000
/** Most that a person may cost more with a hundred times as many members. */
const GROWTH = 1.5

const dayLine = (one: Daily): Line => {
  const { members, changed, events, slices, calls, requests, ms, heapMb, wrong } = one
  const per = Math.round((100 * requests) / changed) / 100
  const what =
    `of ${members} members ${changed} do something (${events} events): ${slices} batches in ` +
    `${calls} calls, ${requests} requests, ${seconds(ms)}, heap ${Math.round(heapMb)} MB; ` +
    `counters unlike the sums of all persons: ${wrong}`
  return alone(what, `${per} each`, 'exact', wrong === 0)
}

/** Whether a day of the same size costs the same in a small and in a large brand. */
const growthLine = (curve: readonly Daily[]): Line => {
  const same = curve.filter(({ changed }) => changed === SAME)
  const [first, last] = [same[0]?.requests ?? 0, same.at(-1)?.requests ?? 0]
  const growth = Math.round((100 * last) / first) / 100
  const what = `requests for ${SAME} changed persons, largest brand beside the smallest`
  return alone(what, `${growth} ×`, `≤ ${GROWTH} ×`, growth <= GROWTH)
}

const lookedLine = (looked: Looked): Line => {
  const { members, ms, requests, count, low, high, truth, limitMs } = looked
  const ok = ms < limitMs && low <= truth && truth <= high
  const what =
    `a segment estimated over ${members} persons in one call, ${requests} requests: ` +
    `${count} (${low} to ${high}), really ${truth}`
  return alone(what, seconds(ms), `< ${limitMs / 1000} s`, ok)
}

/** The engine's day at each size, then an estimate over the largest brand. */
export const dailyLines = async (seed: number, sizes: readonly number[]): Promise<Line[]> => {
  const curve: Daily[] = []
  const looks: Looked[] = []
  for (const members of sizes) {
    const days = [SAME, Math.round(members * USUAL)]
    const look = async (world: Parameters<typeof lookAtSegment>[0]) => {
      if (members === sizes.at(-1)) looks.push(await lookAtSegment(world))
    }
    curve.push(...(await dailyCurve({ seed, members, days }, look)))
  }
  return [...curve.map(dayLine), growthLine(curve), ...looks.map(lookedLine)]
}
