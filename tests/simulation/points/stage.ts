import type { Program } from '#core/program/views'
import type { Actor, Director } from '../../../localwechat/simulator/index.ts'
import { must } from '../ask'
import { SETUP_CODE } from '../functions'
import { hire, publish } from '../stage'

/** What is shown at the till: clerks look at it, as a camera would. */
export interface Shown {
  what: 'member' | 'gift'
  code: string
}

export interface PointsStage {
  storeId: string
  /** Off the price, for points: too few for everybody. */
  goodId: string
  /** To be picked up, for points; two for each. */
  giftId: string
  /** Off the price, twice, for nothing. */
  punchId: string
  /** Members whom the operators know, by name. */
  memberIds: Record<string, string>
  consent: { version: string; hash: string }
  shown: Shown[]
  /** Coupons of gifts that were picked up. */
  pickedUp: string[]
  /** Sales whose goods may still be brought back. */
  sold: string[]
  /** What those who close their account once said of themselves. */
  secrets: string[]
}

const GOODS = 2
const GIFTS = 6
export const GIFT_LIMIT = 2
const PUNCHES = 9

/** Points end with the month after the next: earned in January, on the last night of February. */
export const POINTS: Program['points'] = {
  perYuan: 1,
  birthdayPercent: 100,
  pointsPerYuan: 10,
  maxSharePercent: 50,
  pendingDays: 0,
  expiryMonths: 1,
  returnPolicy: 'debt',
  approveAbove: 60,
}

const TIERS: Program['tiers'] = {
  tiers: [
    { name: '会员', from: 0, to: 49, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 50, pricePercent: 95, pointsPercent: 120 },
  ],
  windowMonths: 1,
  periodMonths: 1,
}

const CHECKIN: Program['checkin'] = {
  open: true,
  cycle: [2, 2, 3, 3, 4, 4, 9],
  bonuses: [{ days: 2, points: 7 }],
  makeUp: { price: 3, perMonth: 2 },
  tierFactor: true,
}

const inviteOperator = async (director: Director, operator: Actor, name: string): Promise<void> => {
  const { path } = await must(operator, 'operator', 'staff.invite', { role: 'operator' })
  const token = path.split('token=')[1] ?? ''
  await must(director.as(name), 'clerk', 'staff.accept', { token, name })
}

const openShop = async (operator: Actor) => {
  await must(operator, 'operator', 'program.savePoints', { rules: POINTS, alsoEarned: false })
  await must(operator, 'operator', 'program.saveTiers', { rules: TIERS })
  await must(operator, 'operator', 'program.saveCheckin', { rules: CHECKIN })
  const gift = { kind: 'gift', item: '云雾茶' } as const
  const validity = { kind: 'days', days: 30 } as const
  const price = (points: number) => ({ validity, shop: { price: points, minLevel: 0 } })
  const off = { kind: 'amount-off', offFen: 500, minFen: 1000 } as const
  const good = { name: '换购券', benefit: off, stock: GOODS, perMember: 1, ...price(16) }
  const tea = { name: '云雾茶', benefit: gift, stock: GIFTS, perMember: GIFT_LIMIT, ...price(24) }
  const small = { kind: 'amount-off', offFen: 120, minFen: 0 } as const
  const stacking = { group: '次卡', alone: false }
  const twice = { benefit: small, stacking, uses: 2, stock: PUNCHES, perMember: 1, validity }
  return {
    goodId: await publish(operator, good),
    giftId: await publish(operator, tea),
    punchId: await publish(operator, { name: '两次券', ...twice }),
  }
}

const consentOf = async (person: Actor) => {
  const { consent } = await must(person, 'member', 'membership.consent', {})
  return { version: consent.version, hash: consent.hash }
}

/** A member with points of January. */
const enrol = async (director: Director, name: string, points: number): Promise<string> => {
  const [person, operator] = [director.as(name), director.as('operator')]
  const consent = await consentOf(person)
  const { member } = await must(person, 'member', 'membership.join', { consent })
  const found = await must(operator, 'operator', 'membership.find', { number: member.number })
  const memberId = found.member.id
  await must(operator, 'operator', 'points.adjust', { memberId, points, why: '开业赠送' })
  return memberId
}

/** 23:58 in Beijing on the last of February: two minutes on, points end and a month begins. */
const TWO_MINUTES_BEFORE = Date.UTC(2026, 1, 28, 15, 58)

/** A store with two clerks and a manager, a points shop, and three members with points. */
export const setPointsStage = async (director: Director): Promise<PointsStage> => {
  const operator = director.as('operator')
  await must(operator, 'operator', 'staff.setUp', { setupCode: SETUP_CODE, name: '苏掌柜' })
  await inviteOperator(director, operator, 'partner')
  const shop = { name: '一店', address: '青石路 8 号' }
  const { store } = await must(operator, 'operator', 'stores.save', shop)
  for (const name of ['clerk1', 'clerk2']) await hire(director, operator, store.id, name)
  await hire(director, operator, store.id, 'boss', 'manager')
  const goods = await openShop(operator)
  const templateId = goods.punchId
  const memberIds: Record<string, string> = {}
  for (const [name, points] of [
    ['ann', 40],
    ['bob', 25],
    ['cao', 55],
  ] as const) {
    memberIds[name] = await enrol(director, name, points)
    await must(director.as(name), 'member', 'coupons.claim', { templateId })
  }
  await director.sleep(TWO_MINUTES_BEFORE - director.now())
  return {
    storeId: store.id,
    ...goods,
    memberIds,
    consent: await consentOf(operator),
    shown: [],
    pickedUp: [],
    sold: [],
    secrets: [],
  }
}
