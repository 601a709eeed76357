import { newRequestId, type Shuke, startShuke } from '../../tests/bench.ts'
import { claim, codeOn, hire, join, publish, type Stage, setStage } from '../../tests/story.ts'
import { at } from '../lib/root.mts'
import { exactly, type Figure, type Row } from './figure.mts'

const CLAIMERS = 64
const TILLS = 5
/** The naive way loses a race only when two of its calls meet; they mostly do at once. */
const NAIVE_ROUNDS = 5

const many = <T,>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make))

const claimRace = async (shuke: Shuke, stage: Stage, crowd: string[]): Promise<Row> => {
  const templateId = await publish(shuke, stage.operator, { stock: 1 })
  const replies = await Promise.all(
    crowd.map((member) => shuke.call(member, 'member', 'coupons.claim', { templateId })),
  )
  const given = replies.filter(({ ok }) => ok).length
  return exactly(`coupons given when ${CLAIMERS} members claim the last one at once`, given, 1)
}

const redeemRace = async (shuke: Shuke, stage: Stage, tills: string[]): Promise<Row> => {
  const member = await join(shuke)
  const code = await codeOn(shuke, member, await claim(shuke, member, stage.templateId))
  const input = { storeId: stage.storeId, code }
  const replies = await Promise.all(
    tills.map((clerk) => shuke.call(clerk, 'clerk', 'redemption.redeem', input, newRequestId())),
  )
  const done = replies.filter(({ ok }) => ok).length
  return exactly(`redemptions when ${TILLS} clerks redeem one coupon at once`, done, 1)
}

const naiveRace = async (shuke: Shuke, people: string[], step: string, id: string) => {
  const calls = await Promise.all(
    people.map((person) => shuke.cloud.call('naive', person, { step, id })),
  )
  return calls.filter((reply) => 'result' in reply && reply.result === true).length
}

/** The same races with check-then-write must go wrong, or the races above prove nothing. */
const naiveRows = async (shuke: Shuke, stage: Stage, crowd: string[], tills: string[]) => {
  await naiveRace(shuke, crowd, 'wake', '')
  let [given, used] = [0, 0]
  for (let round = 0; round < NAIVE_ROUNDS && (given < 2 || used < 2); round += 1) {
    const templateId = await publish(shuke, stage.operator, { stock: 1 })
    const member = await join(shuke)
    const couponId = await claim(shuke, member, stage.templateId)
    given = Math.max(given, await naiveRace(shuke, crowd, 'claim', templateId))
    used = Math.max(used, await naiveRace(shuke, tills, 'redeem', couponId))
  }
  const row = (what: string, value: number): Row => ({
    what,
    value: String(value),
    limit: '> 1, as it must',
    ok: value > 1,
  })
  return [row('naive control: coupons given', given), row('naive control: redemptions', used)]
}

export const racesFigure: Figure = {
  name: 'races',
  what: 'scarce things under real workers and the real SDK',
  measure: async () => {
    const naive = at('tests', 'races', 'naive', 'entry.ts')
    const shuke = await startShuke({ extra: { naive }, workersPerFunction: 8 })
    try {
      const stage = await setStage(shuke, { stock: 500, perMember: 10 })
      const crowd = await many(CLAIMERS, () => join(shuke))
      const tills = await many(TILLS, () => hire(shuke, stage.operator, stage.storeId))
      return [
        await claimRace(shuke, stage, crowd),
        await redeemRace(shuke, stage, tills),
        ...(await naiveRows(shuke, stage, crowd, tills)),
      ]
    } finally {
      await shuke.stop()
    }
  },
}
