import type { TemplateView } from '../../core/coupons/contract.ts'
import type { TemplateForm } from '../../core/coupons/form.ts'
import type { StoreView, Ticket } from '../../core/coupons/views.ts'
import type { BatchView } from '../../core/inserts/contract.ts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { type FullCoupons, fillCoupons } from './full-coupons'
import { type FullPoints, fillPoints } from './full-points'
import type { TableForTest } from './table'

/** A brand whose every word is as long as the contract lets it be. */

export const LONG = {
  brand: '山间云雾高山有机茶叶手工烘焙专卖旗舰总店',
  slogan: '一杯好茶慢慢喝，一家老店慢慢逛，常来常往才是我们说的熟客呀',
  store: '青石巷老邮局对面第二个路口茶叶体验旗舰店',
  address:
    '某某省某某市某某区青石巷街道老邮局对面第二个路口左转五十米河畔步行桥边商业中心三号楼一层一百零八号商铺，门口有茶字',
  hours: '周一至周日 10:00–22:00 无休',
  coupon: '二零二六年冬季新客到店专享茶礼立减优惠券',
  item: '当季新茶桂花乌龙手工礼盒装一份加试饮一杯',
  rules: '到店出示券码，每单限用一张，不与其他优惠同享，不找零不兑现。'.repeat(9).slice(0, 299),
  batch: '二零二六年十二月天猫旗舰店双十二包裹卡片',
}
const MOST_FEN = 10_000_000

export interface FullWorld extends FullPoints, FullCoupons {
  good: string
  template: string
  draft: string
  batch: string
  coupon: string
  gift: string
  /** Of the coupon, and of the member: what their phone shows now. */
  code(): Promise<string>
  memberCode(): Promise<string>
}

type Say = ReturnType<typeof speakTo>

const form = (over: Partial<TemplateForm>): TemplateForm => ({
  name: LONG.coupon,
  benefit: { kind: 'amount-off', offFen: MOST_FEN - 1, minFen: MOST_FEN },
  rules: LONG.rules,
  stock: 1_000_000,
  perMember: 10,
  validity: { kind: 'days', days: 366 },
  storeIds: [],
  bearer: { kind: 'partner', name: LONG.brand },
  ...over,
})

const operatorOf =
  (say: Say) =>
  <T>(route: string, input: unknown) =>
    say<T>('operator', 'operator', route, input, `full:${route}:${JSON.stringify(input)}`)

const draftOf = async (say: Say, over: Partial<TemplateForm>): Promise<string> => {
  const made = await operatorOf(say)<{ template: TemplateView }>('coupons.draft', {
    form: form(over),
  })
  return made.template.id
}

const publishOf = async (say: Say, over: Partial<TemplateForm>): Promise<string> => {
  const templateId = await draftOf(say, over)
  await operatorOf(say)('coupons.publish', { templateId })
  return templateId
}

const claimOf = async (say: Say, templateId: string): Promise<string> => {
  const step = `full:claim:${templateId}`
  const { ticket } = await say<{ ticket: Ticket }>(
    'shopper',
    'member',
    'coupons.claim',
    { templateId },
    step,
  )
  return ticket.id
}

const joinAs = async (say: Say, person: string): Promise<void> => {
  const { consent } = await say<{ consent: { version: string; hash: string } }>(
    person,
    'member',
    'membership.home',
    {},
  )
  const input = { consent: { version: consent.version, hash: consent.hash } }
  await say(person, 'member', 'membership.join', input, `full:join:${person}`)
}

const nameLong = async (say: Say): Promise<string> => {
  const operator = operatorOf(say)
  const { consent } = await operator<{ consent: { text: string } }>('brand.show', {})
  const brand = { name: LONG.brand, slogan: LONG.slogan, hue: 150, radius: 12 }
  await operator('brand.save', { ...brand, consentText: consent.text })
  const place = { latitude: 30.249_876, longitude: 120.155_123 }
  const phone = '0571-8888 6666-8888'
  const input = { name: LONG.store, address: LONG.address, hours: LONG.hours, phone, place }
  return (await operator<{ store: StoreView }>('stores.save', input)).store.id
}

/** Fills the demo brand up by the real routes, with the longest words and the largest sums. */
export const fillWorld = async ({ shuke }: TableForTest): Promise<FullWorld> => {
  const say = speakTo(shuke.url)
  await nameLong(say)
  const template = await publishOf(say, {})
  const gift = await publishOf(say, { benefit: { kind: 'gift', item: LONG.item } })
  const good = await publishOf(say, {
    name: `${LONG.coupon.slice(0, 18)}积分`,
    benefit: { kind: 'gift', item: LONG.item },
    shop: { price: 10_000_000, minLevel: 0 },
  })
  const draft = await draftOf(say, { name: `${LONG.coupon.slice(0, 18)}草稿` })
  const input = { name: LONG.batch, templateId: template, count: 900 }
  const { batch } = await operatorOf(say)<{ batch: BatchView }>('inserts.create', input)
  await joinAs(say, 'shopper')
  const coupon = await claimOf(say, template)
  const full = { ...(await fillPoints(say)), ...(await fillCoupons(say, form({}))) }
  // The sale has spent the member's code of these 30 s.
  await shuke.cloud.clock.advance(31_000)
  const asked = { couponId: coupon }
  return {
    ...full,
    good,
    template,
    draft,
    batch: batch.id,
    coupon,
    gift: await claimOf(say, gift),
    code: async () =>
      (await say<{ code: string }>('shopper', 'member', 'coupons.code', asked)).code,
    memberCode: async () =>
      (await say<{ code: string }>('shopper', 'member', 'membership.code', {})).code,
  }
}
