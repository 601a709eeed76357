import { MINUTE } from '#core/kernel/time'
import type { Actor, Director } from '../../../localwechat/simulator/index.ts'
import type { Plan, Stage } from '../../../racebench/index.ts'
import { must } from '../../simulation/ask'
import { SETUP_CODE } from '../../simulation/functions'
import { hire, publish } from '../../simulation/stage'

/** What the adapter remembers. */
export interface Ground {
  storeId: string
  /** To be claimed; handed out before; to be had for points. */
  offerId: string
  handedId: string
  goodId: string
  inSale: boolean
  memberIds: Record<string, string>
}

const CHECKIN = {
  open: true,
  cycle: [2, 2, 3, 3, 4, 4, 9],
  bonuses: [],
  makeUp: { price: 3, perMonth: 2 },
  tierFactor: false,
}

const GIFT = { kind: 'gift', item: '云雾茶' } as const
const OFF = { kind: 'amount-off', offFen: 500, minFen: 1000 } as const
const WEEK = { kind: 'days', days: 7 } as const

const join = async (director: Director, operator: Actor, name: string): Promise<string> => {
  const person = director.as(name)
  const { consent } = await must(person, 'member', 'membership.consent', {})
  const { version, hash } = consent
  const { member } = await must(person, 'member', 'membership.join', { consent: { version, hash } })
  const found = await must(operator, 'operator', 'membership.find', { number: member.number })
  return found.member.id
}

const publishAll = async (operator: Actor, plan: Plan) => {
  const common = { validity: WEEK, bearer: { kind: 'brand' } } as const
  const { stock, limit: perMember, uses, price } = plan
  const handed = { stock: 9, perMember: 1, ...common, ...(uses > 1 ? { uses } : {}) }
  const shop = { price, minLevel: 0 }
  return {
    offerId: await publish(operator, { ...common, benefit: GIFT, stock, perMember }),
    handedId: await publish(operator, { ...handed, benefit: plan.inSale ? OFF : GIFT }),
    goodId: await publish(operator, { ...common, benefit: GIFT, stock: 9, perMember: 9, shop }),
  }
}

const handOut = async (director: Director, { handed }: Plan, templateId: string) => {
  const coupons: Record<string, string> = {}
  for (const name of handed) {
    const claimed = await must(director.as(name), 'member', 'coupons.claim', { templateId })
    coupons[name] = claimed.ticket.id
  }
  return coupons
}

const enrol = async (director: Director, operator: Actor, { members, points }: Plan) => {
  const memberIds: Record<string, string> = {}
  for (const name of members) {
    const memberId = await join(director, operator, name)
    memberIds[name] = memberId
    const input = { memberId, points, why: '开业赠送' }
    if (points > 0) await must(operator, 'operator', 'points.adjust', input)
  }
  return memberIds
}

/** A brand with one store, its staff and its members, as a play wants them. */
export const setStage = async (director: Director, plan: Plan): Promise<Stage<Ground>> => {
  const operator = director.as(plan.office)
  await must(operator, 'operator', 'staff.setUp', { setupCode: SETUP_CODE, name: '苏掌柜' })
  await must(operator, 'operator', 'program.saveCheckin', { rules: CHECKIN })
  const shop = { name: '一店', address: '青石路 8 号' }
  const storeId = (await must(operator, 'operator', 'stores.save', shop)).store.id
  for (const name of plan.clerks) await hire(director, operator, storeId, name)
  const templates = await publishAll(operator, plan)
  const memberIds = await enrol(director, operator, plan)
  const coupons = await handOut(director, plan, templates.handedId)
  // A clock that is behind would not know yet what was given just now.
  await director.sleep(MINUTE)
  const { offerId: offer, handedId: handed, goodId: good } = templates
  const named = { ...memberIds, offer, handed, good, store: storeId }
  const names = Object.fromEntries(Object.entries(named).map(([name, id]) => [id, name]))
  return { ground: { storeId, ...templates, inSale: plan.inSale, memberIds }, coupons, names }
}
