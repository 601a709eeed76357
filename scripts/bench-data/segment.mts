import { dayNumberOf } from '#core/events/days'
import { DEFAULT_RULES } from '#core/persons/rules'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { functions } from '../../server/platform/schema.ts'
import { roundTrips } from '../../tests/bench.ts'
import { setUpOperator } from '../../tests/story.ts'
import type { World } from './daily.mts'
import { logOf, personFrom } from './members.mts'

/** Loyal or bought, came three times or more, and looked or checked in of late. */
const RULE: Rule = {
  all: [
    { field: 'stage', of: ['bought', 'loyal'] },
    { field: 'orders', min: 3 },
    {
      any: [
        { field: 'viewed', min: 1, within: 180 },
        { field: 'stamped', min: 1, within: 180 },
      ],
    },
  ],
}

export interface Looked {
  members: number
  ms: number
  /** Time-out of the function that answers. */
  limitMs: number
  requests: number
  count: number
  low: number
  high: number
  truth: number
}

/** How many are meant, by looking at everybody. */
const truthOf = ({ seed, members, days }: World, day: number): number => {
  let truth = 0
  for (let id = 0; id < members; id += 1) {
    const more = days.flatMap((past) => past.get(id) ?? [])
    const person = personFrom(id, [...logOf(seed, id), ...more])
    if (person && isIn(RULE, person, { day, rfm: DEFAULT_RULES.rfm })) truth += 1
  }
  return truth
}

/** An operator asks how many a rule means: one call, whatever the brand's size. */
export const lookAtSegment = async (world: World): Promise<Looked> => {
  const { shuke, members } = world
  const operator = await setUpOperator(shuke)
  const { people } = await shuke.must(operator, 'operator', 'segments.estimate', { rule: RULE })
  const call = shuke.lastCall('operator')
  const truth = truthOf(world, dayNumberOf(await shuke.cloud.clock.now()))
  const limitMs = functions.operator.timeout * 1000
  return { members, ms: call.ms, limitMs, requests: roundTrips(call).length, ...people, truth }
}
