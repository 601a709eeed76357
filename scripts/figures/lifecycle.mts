import type { Event } from '../../core/events/event.ts'
import { contribute } from '../../core/persons/contribute.ts'
import { foldPerson } from '../../core/persons/fold.ts'
import { DEFAULT_RULES } from '../../core/persons/rules.ts'
import { newTally } from '../../core/persons/tally.ts'
import { randomLog, randomOf } from '../../tests/rules/lives.ts'
import { differences } from '../../tests/rules/lives-compare.ts'
import { exactly, type Figure, type Row, timed } from './figure.mts'

const LOGS = 100_000
const FOLDED = 200_000
const MILLION = 1_000_000

const logs = (): Event[][] => {
  const random = randomOf(9)
  return Array.from({ length: 2000 }, (_, i) => randomLog(random, `f${i}`))
}

const speed = async (what: string, work: (all: readonly Event[][]) => void): Promise<Row> => {
  const all = logs()
  work(all)
  const ms = await timed(() => {
    for (let done = 0; done < FOLDED; done += all.length) work(all)
  })
  const seconds = (ms / FOLDED / 1000) * MILLION
  return { what, value: `${seconds.toFixed(1)} s`, limit: '≤ 30 s', ok: seconds <= 30 }
}

const fold = (events: readonly Event[]) =>
  foldPerson({ id: 'm.a', keys: ['m.a'] }, events, [], DEFAULT_RULES)

const foldAll = (all: readonly Event[][]): void => {
  for (const events of all) fold(events)
}

const countAll = (all: readonly Event[][]): void => {
  const tally = newTally()
  for (const events of all) {
    const folded = fold(events)
    if (folded)
      contribute(tally, { ...folded, gen: 1, batch: '', due: 0, tags: [] }, DEFAULT_RULES, 1)
  }
}

export const lifecycleFigure: Figure = {
  name: 'lifecycle',
  what: 'stages and cells of random lives against the definitions, and how fast a million is folded',
  slow: true,
  measure: async () => [
    exactly(`random lives unlike the definitions, of ${LOGS}`, differences(1, LOGS).length, 0),
    await speed('a million persons folded from their events, one core', foldAll),
    await speed('the same, and counted', countAll),
  ],
}
