import type { TemplateForm } from '#core/coupons/form'
import type { StoryEvent } from '#core/coupons/views'
import { newRequestId, type Shuke } from '../bench'
import { claim, codeOn, join, publish, type Stage } from '../story'
import { docs } from './points-bench'

export interface Given {
  member: string
  couponId: string
}

interface CouponNow {
  status: string
  used: number
  costFen: number
  heldFor: string
  story: StoryEvent[]
}

interface Row {
  action: string
  storeId: string
  why?: string
  uses?: { couponId: string; fen: number; back: boolean; bearer: string }[]
}

/** One till of a stage: gives coupons, shows them, and does with them what a clerk does. */
export const tillOf = (shuke: Shuke, stage: Stage) => {
  const { storeId, operator } = stage
  const till = {
    /** A new member with a coupon of this kind, or of the stage's own. */
    give: async (over?: Partial<TemplateForm>): Promise<Given> => {
      const templateId = over ? await publish(shuke, operator, over) : stage.templateId
      const member = await join(shuke)
      return { member, couponId: await claim(shuke, member, templateId) }
    },
    code: ({ member, couponId }: Given) => codeOn(shuke, member, couponId),
    redeemCode: (code: string, clerk = stage.clerk, requestId = newRequestId()) =>
      shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code }, requestId),
    redeem: async (given: Given, clerk = stage.clerk, requestId = newRequestId()) =>
      till.redeemCode(await till.code(given), clerk, requestId),
    /** Redeems and answers what undoing asks for. */
    done: async (given: Given, clerk = stage.clerk) => {
      const reply = await till.redeem(given, clerk)
      if (!reply.ok) throw new Error(reply.error.code)
      const { receipt } = reply.data
      return { receipt, input: { storeId, couponId: given.couponId, ...idOf(receipt) } }
    },
    undo: (input: UndoInput, clerk = stage.clerk, requestId = newRequestId()) =>
      shuke.call(clerk, 'clerk', 'redemption.undo', input, requestId),
    reverse: (input: UndoInput, manager: string, requestId = newRequestId()) =>
      shuke.call(manager, 'clerk', 'redemption.reverse', { ...input, why: '顾客退货' }, requestId),
    quote: async (given: Given, clerk = stage.clerk) =>
      shuke.call(clerk, 'clerk', 'redemption.quote', { storeId, code: await till.code(given) }),
    /** The coupon's own document. */
    coupon: async ({ couponId }: Given): Promise<CouponNow> => {
      const [found] = await docs<CouponNow>(shuke, 'coupons', { _id: couponId })
      if (!found) throw new Error('no such coupon')
      return found
    },
    /** Rows of one coupon in the audit, by action. */
    rows: ({ couponId }: Given, action: string): Promise<Row[]> =>
      docs<Row>(shuke, 'audit', { subject: couponId, action }),
    /** What the settlement says of one coupon, fen. */
    settled: async ({ couponId }: Given): Promise<number> => {
      const rows = await docs<Row>(shuke, 'audit', { subject: couponId })
      return rows.flatMap(({ uses = [] }) => uses).reduce((sum, { fen }) => sum + fen, 0)
    },
  }
  return till
}

interface UndoInput {
  storeId: string
  couponId: string
  redemptionId: string
}

const idOf = ({ redemptionId }: { redemptionId: string }) => ({ redemptionId })
