import { checkForecast } from '../../core/forecast/check.ts'
import type { Bought } from '../../core/repurchase/visits.ts'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { LEARNED_TO, measure, peopleOf, WATCHED_TO } from '../../tests/rules/cdnow/measured.ts'
import { likePublished, PUBLISHED } from '../../tests/rules/cdnow/published.ts'
import { eventsOfSample } from '../../tests/rules/cdnow/sample.ts'
import { atMost, type Figure, type Row } from './figure.mts'

const DAYS = WATCHED_TO - LEARNED_TO

const publishedRows = (people: readonly Bought[][]): Row[] => {
  const measured = measure(people)
  return PUBLISHED.map(({ what, name, value }) => {
    const reached = likePublished(value, measured[name])
    return { what, value: reached, limit: `= ${value}`, ok: reached === value }
  })
}

const holdOutRow = (people: readonly Bought[][]): Row => {
  const checked = checkForecast(people, WATCHED_TO, DAYS)
  if (!checked.ok) return { what: checked.code, value: '', limit: '', ok: false }
  const { ahead, happened } = checked.value
  const [low, value, high] = [ahead.low, ahead.value, ahead.high].map(Math.round)
  const what = `visits of the second 39 weeks as forecast; really ${happened}`
  const ok = ahead.low <= happened && happened <= ahead.high
  return { what, value: String(value), limit: `${low} to ${high}`, ok }
}

/** What MIN_BUYERS stands on (core/forecast/limits.ts). */
const PART = 300
const PARTS = 100
const OFF_PERCENT = 35

const partsOf = (people: readonly Bought[][]): Bought[][][] => {
  const random = randomFrom('parts')
  return Array.from({ length: PARTS }, () => {
    const drawn = people.map((own) => ({ own, place: random() }))
    return drawn
      .sort((a, b) => a.place - b.place)
      .slice(0, PART)
      .map(({ own }) => own)
  })
}

const partRow = (people: readonly Bought[][]): Row => {
  const checks = partsOf(people).flatMap((part) => {
    const checked = checkForecast(part, WATCHED_TO, DAYS)
    return checked.ok ? [checked.value] : []
  })
  const off = checks
    .map(({ ahead, happened }) => (100 * Math.abs(ahead.value - happened)) / happened)
    .sort((a, b) => a - b)
  const inside = checks.filter(({ ahead, happened: h }) => ahead.low <= h && h <= ahead.high)
  const told = `${inside.length} of ${checks.length} had it in their range`
  const what = `${PARTS} random parts of ${PART} buyers: how far off, 19 of 20; ${told}`
  return atMost(what, off[Math.floor(off.length * 0.95)] ?? Number.NaN, OFF_PERCENT, ' %')
}

export const cdnowFigure: Figure = {
  name: 'cdnow',
  what: 'published figures of the CDNOW sample through our import, statistics and forecast',
  measure: async () => {
    const people = peopleOf(eventsOfSample())
    return [...publishedRows(people), holdOutRow(people), partRow(people)]
  },
}
