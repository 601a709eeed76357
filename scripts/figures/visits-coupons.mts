import type { CodeBatch } from '../../core/claimcodes/contract.ts'
import type { TemplateView } from '../../core/coupons/contract.ts'
import type { StoreView, Ticket } from '../../core/coupons/views.ts'
import { businessDayOf } from '../../core/kernel/time.ts'
import type { Say } from '../start/demo/person.mts'
import type { Visit } from './visit.mts'

/** Pages of coupons in use: several uses, grants, codes, settlement, each with something on it. */

const USES = '续杯卡 5 次'

/** The shopper takes a card of several uses, and the clerk counts one; answers what then is there. */
const useOne = async (say: Say, templateId: string) => {
  const { ticket } = await say<{ ticket: Ticket }>(
    'shopper',
    'member',
    'coupons.claim',
    { templateId },
    'claim:uses',
  )
  const { store } = await say<{ store: StoreView }>('clerk', 'clerk', 'staff.home', {})
  const { code } = await say<{ code: string }>('shopper', 'member', 'coupons.code', {
    couponId: ticket.id,
  })
  await say('clerk', 'clerk', 'redemption.redeem', { storeId: store.id, code }, 'use')
  return { couponId: ticket.id, store }
}

const giveOut = async (say: Say, templateId: string): Promise<string> => {
  const grant = { templateId, audience: {}, why: '回馈老顾客' }
  await say('operator', 'operator', 'grants.start', grant, 'grant')
  const made = { templateId, name: '合作平台', count: 3 }
  const { batch } = await say<{ batch: CodeBatch }>(
    'operator',
    'operator',
    'claimcodes.make',
    made,
    'codes',
  )
  return batch.id
}

/** The shopper is a member by now. `now`: the server's time. */
export const prepareCouponPages = async (
  say: Say,
  templates: readonly TemplateView[],
  now: number,
): Promise<Visit[]> => {
  const templateId = templates.find(({ form }) => form.name === USES)?.id ?? ''
  const { couponId, store } = await useOne(say, templateId)
  const codes = await giveOut(say, templateId)
  const today = businessDayOf(now)
  const settled = { store: store.id, name: store.name, from: today, to: today }
  const of = (page: string, query?: Record<string, string>, name?: string): Visit => ({
    page: `operator/${page}`,
    person: 'operator',
    ...(query ? { query } : {}),
    ...(name ? { name: `operator/${page}, ${name}` } : {}),
  })
  return [
    {
      page: 'member/coupon',
      name: 'member/coupon of several uses',
      person: 'shopper',
      query: { id: couponId },
    },
    ...['grants', 'grant', 'codes', 'products', 'settlement'].map((page) => of(page)),
    of('coupon'),
    of('coupon', { code: couponId }, 'a found one'),
    of('code-batch', { id: codes }),
    of('code-batch', undefined, 'a new one'),
    of('settled', settled),
  ]
}
