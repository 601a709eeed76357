import type { Deed, Plan } from './adapter.ts'
import type { BenchStage, Hands } from './hands.ts'

type Script = (hands: Hands, stage: BenchStage<unknown>, plan: Plan) => Promise<void>

/** A small scene: few people, few deeds, so that thousands of orders of them can be tried. */
export interface Play {
  what: string
  /** Deeds that it is about; it is played when the adapter has all of them. */
  needs: readonly Deed[]
  plan: Partial<Plan>
  scripts: Record<string, Script>
  /** Begins just before midnight in Beijing. */
  midnight?: true
}

const PLAN: Plan = {
  members: ['ann', 'bob'],
  handed: [],
  clerks: ['tom', 'una', 'kit'],
  office: 'max',
  stock: 2,
  limit: 1,
  uses: 1,
  inSale: false,
  points: 0,
  price: 6,
  gift: 5,
}

export const planOf = (play: Play): Plan => ({ ...PLAN, ...play.plan })

/** The same wish on two phones at once, or one after the other, each with a request of its own. */
const twice = async (hands: Hands, act: () => Promise<unknown>): Promise<void> => {
  if (hands.chance(0.5)) return void (await Promise.all([act(), act()]))
  await act()
  if (hands.chance(0.5)) await act()
}

const claimer: Script = (hands) => twice(hands, () => hands.wish('claim'))

/** Shows the coupon at the till, and later perhaps once more. */
const shower =
  (name: string): Script =>
  async (hands, { coupons }) => {
    const coupon = coupons[name] ?? ''
    await hands.show(coupon)
    if (!hands.chance(0.4)) return
    await hands.pause(20_000)
    await hands.show(coupon)
  }

/** Clerks look up this often, all at the same moment: whoever shows something meets all of them. */
const LOOKS = 8
const LOOK_MS = 3000

const nextShown = async (hands: Hands, stage: BenchStage<unknown>, served: number) => {
  for (let looks = 0; looks < LOOKS && stage.log.shown.length <= served; looks += 1)
    await hands.wait(LOOK_MS)
  return stage.log.shown[served]
}

/** Redeems whatever is shown; has second thoughts, sometimes with both thumbs. */
const redeemer: Script = async (hands, stage) => {
  for (let served = 0; ; served += 1) {
    const seen = await nextShown(hands, stage, served)
    if (!seen) return
    const told = await hands.wish('redeem', seen)
    if (told.is !== 'done') continue
    const { redemption = '' } = told
    if (hands.chance(0.4)) await twice(hands, () => hands.wish('undo', { ...seen, redemption }))
  }
}

/** Only redeems: for functions that cannot take a redemption back. */
const taker: Script = async (hands, stage) => {
  for (let served = 0; ; served += 1) {
    const seen = await nextShown(hands, stage, served)
    if (!seen) return
    await hands.wish('redeem', seen)
  }
}

/** Holds a coupon for a sale; then the sale is done, or given up, or the phone is put away. */
const holder: Script = async (hands, stage) => {
  for (let served = 0; ; served += 1) {
    const seen = await nextShown(hands, stage, served)
    if (!seen) return
    const told = await hands.wish('hold', seen)
    if (told.is !== 'done' || hands.chance(0.3)) continue
    const { ticket = '' } = told
    await hands.pause(3000)
    await hands.wish(hands.chance(0.5) ? 'release' : 'redeem', { ...seen, ticket })
  }
}

const spender: Script = (hands, _, { price }) =>
  twice(hands, () => hands.wish('spend', { points: price }))

const giver: Script = async (hands, _, { members, gift }) => {
  for (const to of members) await twice(hands, () => hands.wish('earn', { to, points: gift }))
}

const regular: Script = async (hands) => {
  await twice(hands, () => hands.wish('check-in'))
  await hands.pause(8000)
  if (hands.chance(0.5)) await hands.wish('check-in')
}

/** One member's evening: claims, checks in, shows what there is. */
const visitor: Script = async (hands) => {
  await hands.wish('check-in')
  const told = await hands.wish('claim')
  if (told.is === 'done' && told.coupon !== undefined) await hands.show(told.coupon)
}

export const PLAYS = {
  rush: {
    what: 'three people, two coupons, one each',
    needs: ['claim'],
    plan: { members: ['ann', 'bob', 'cai'] },
    scripts: { ann: claimer, bob: claimer, cai: claimer },
  },
  till: {
    what: 'two clerks, one screenshot; what is redeemed may be taken back',
    needs: ['redeem', 'undo'],
    plan: { members: ['ann'], handed: ['ann'] },
    scripts: { ann: shower('ann'), tom: redeemer, una: redeemer },
  },
  pass: {
    what: 'the same with a coupon for two uses',
    needs: ['redeem', 'undo'],
    plan: { members: ['ann'], handed: ['ann'], uses: 2 },
    scripts: { ann: shower('ann'), tom: redeemer, una: redeemer },
  },
  scan: {
    what: 'two clerks, one screenshot, no way back',
    needs: ['redeem'],
    plan: { members: ['ann'], handed: ['ann'] },
    scripts: { ann: shower('ann'), tom: taker, una: taker },
  },
  hold: {
    what: 'two clerks want the same coupon for a sale',
    needs: ['hold', 'release', 'redeem'],
    plan: { members: ['ann'], handed: ['ann'], inSale: true },
    scripts: { ann: shower('ann'), tom: holder, una: holder },
  },
  purse: {
    what: 'points for one spending, spent twice, while more are given',
    needs: ['earn', 'spend'],
    plan: { members: ['ann'], points: 10, stock: 9, limit: 9 },
    scripts: { ann: spender, max: giver },
  },
  midnight: {
    what: 'people check in around midnight, on two phones',
    needs: ['check-in'],
    plan: {},
    scripts: { ann: regular, bob: regular },
    midnight: true,
  },
  evening: {
    what: 'a little of everything',
    needs: ['claim', 'redeem', 'undo', 'check-in'],
    plan: { stock: 1 },
    scripts: { ann: visitor, bob: visitor, tom: redeemer, una: redeemer },
  },
} as const satisfies Record<string, Play>

export type PlayName = keyof typeof PLAYS

/** Plays that these deeds are enough for. */
export const playsFor = (deeds: readonly Deed[]): PlayName[] =>
  (Object.keys(PLAYS) as PlayName[]).filter((name) =>
    PLAYS[name].needs.every((deed) => deeds.includes(deed)),
  )
