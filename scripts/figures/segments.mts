import { dayNumberOf } from '#core/events/days'
import type { Person } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { functions } from '../../server/platform/schema.ts'
import { roundTrips, type Shuke, startShuke } from '../../tests/bench.ts'
import { addDocs, change } from '../../tests/contract/points-bench.ts'
import { setUpOperator } from '../../tests/story.ts'
import { FOLDED_TO, logOf, personFrom } from '../bench-data/members.mts'
import { atMost, type Figure, type Row } from './figure.mts'

const SEED = 7
const SIZES = [10_000, 100_000, 1_000_000]

/** Two of a few, a common one and a rare one that looks at purchases and events. */
const RULES: { name: string; rule: Rule }[] = [
  { name: 'common', rule: { field: 'stage', of: ['bought', 'loyal'] } },
  {
    name: 'rare',
    rule: {
      all: [
        { field: 'orders', min: 6, within: 365 },
        { not: { field: 'stamped', min: 1, within: 60 } },
        {
          any: [
            { field: 'fen', min: 100_000 },
            { field: 'last', max: 30 },
          ],
        },
      ],
    },
  },
]

/** Of one answer of the database at most so much comes (facts/cloud.md §6), bytes. */
const ANSWER = 1_000_000
const AT_ONCE = 500
/** Persons of one answer of an estimate that reads all of them (server/segments/look.ts). */
const IN_ANSWER = 500

const TOTALS = 'g1.totals'

class Brand {
  people = 0
  bytes = 0
  truth = RULES.map(() => 0)

  constructor(private readonly shuke: Shuke) {}

  private count(person: Person, day: number): void {
    this.bytes += JSON.stringify(person).length
    RULES.forEach(({ rule }, i) => {
      if (isIn(rule, person, { day, rfm: DEFAULT_RULES.rfm }))
        this.truth[i] = (this.truth[i] ?? 0) + 1
    })
  }

  private async add(from: number, to: number, day: number): Promise<void> {
    const ids = Array.from({ length: to - from }, (_, i) => from + i)
    const persons = ids.flatMap((id) => personFrom(id, logOf(SEED, id)) ?? [])
    for (const one of persons) this.count(one, day)
    await addDocs(this.shuke, 'persons', persons)
    this.people += persons.length
  }

  async growTo(size: number, from: number, day: number): Promise<void> {
    for (let start = from; start < size; start += AT_ONCE)
      await this.add(start, Math.min(size, start + AT_ONCE), day)
    const n = { people: this.people }
    if (from === 0) await addDocs(this.shuke, 'counters', [{ _id: TOTALS, gen: 1, seq: 0, n }])
    else await change(this.shuke, 'counters', { _id: TOTALS }, { $set: { n } })
  }
}

const ask = async (shuke: Shuke, operator: string, brand: Brand): Promise<Row[]> => {
  const rows: Row[] = []
  const size = brand.people.toLocaleString('en-US')
  for (const [i, { name, rule }] of RULES.entries()) {
    const found = await shuke.must(operator, 'operator', 'segments.estimate', { rule })
    const call = shuke.lastCall('operator')
    const truth = brand.truth[i] ?? 0
    const { count, low, high } = found.people
    const said = `${name} of ${size}: ${count} (${low}–${high}), truth ${truth}`
    const limit = functions.operator.timeout
    rows.push(atMost(`${said}; seconds`, call.ms / 1000, limit))
    rows.push(atMost(`${said}; requests`, roundTrips(call).length, 45))
    rows.push({
      what: `${said}; within its bounds`,
      value: low <= truth && truth <= high ? 'yes' : 'no',
      limit: '95 of 100',
      ok: true,
    })
  }
  const answer = (brand.bytes / brand.people) * IN_ANSWER
  return [...rows, atMost(`bytes of ${IN_ANSWER} of ${size} persons`, Math.round(answer), ANSWER)]
}

export const segmentsFigure: Figure = {
  name: 'segments',
  what: 'how many a rule means, in one call, of ten thousand to a million persons',
  slow: true,
  measure: async () => {
    const shuke = await startShuke({ still: true, workersPerFunction: 1 })
    try {
      await shuke.cloud.clock.set(FOLDED_TO)
      const operator = await setUpOperator(shuke)
      const brand = new Brand(shuke)
      const rows: Row[] = []
      let from = 0
      for (const size of SIZES) {
        await brand.growTo(size, from, dayNumberOf(FOLDED_TO))
        rows.push(...(await ask(shuke, operator, brand)))
        from = size
      }
      return rows
    } finally {
      await shuke.stop()
    }
  },
}
