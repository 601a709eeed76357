import type { CodeBatch } from '../../core/claimcodes/contract.ts'
import type { TemplateView } from '../../core/coupons/contract.ts'
import type { TemplateForm } from '../../core/coupons/form.ts'
import type { Ticket } from '../../core/coupons/views.ts'
import type { Catalogue } from '../../core/products/views.ts'
import type { Say } from '../../scripts/start/demo/person.mts'

/** A coupon with every rule there is, used, given to an audience and behind codes; goods for a till. */

const GOODS = 30
const USES = 99
const WHOLE_DAY = 1440

const catalogue = (): Catalogue => ({
  rev: 0,
  categories: ['现泡茶与当季冷泡特饮', '手工茶叶与四季茶礼盒', '茶点与时令手作小零食'].map(
    (name, place) => ({ id: `long-kind-${place}`, name }),
  ),
  products: Array.from({ length: GOODS }, (_, place) => ({
    id: `long-good-${place}`,
    name: `当季头采桂花乌龙手工礼盒装第${String(place).padStart(2, '0')}款一份加`,
    categoryId: `long-kind-${place % 3}`,
    fen: 9_999_999,
  })),
})

const windows = [
  { weekdays: [1, 3, 5, 7], from: 0, to: 720 },
  { weekdays: [1, 3, 5, 7], from: 720, to: WHOLE_DAY },
  { weekdays: [2, 4, 6], from: 0, to: 720 },
  { weekdays: [2, 4, 6], from: 720, to: WHOLE_DAY },
]

const ruled = (base: TemplateForm): TemplateForm => ({
  ...base,
  name: `${base.name.slice(0, 18)}次卡`,
  benefit: { kind: 'exchange', item: '当季新茶桂花乌龙手工礼盒装一份加试饮', valueFen: 9_999_999 },
  scope: {
    productIds: catalogue().products.map(({ id }) => id),
    categoryIds: catalogue().categories.map(({ id }) => id),
  },
  windows,
  audience: { minLevel: 0, joinedWithin: 366 },
  stacking: { group: '茶点与茶叶礼盒组', alone: false },
  uses: USES,
  stock: 1000,
  daily: 999,
})

export interface FullCoupons {
  /** The store where the coupon was used. */
  till: string
  ruled: string
  punch: string
  codes: string
}

const useOnce = async (say: Say, couponId: string): Promise<string> => {
  const { store } = await say<{ store: { id: string } }>('clerk', 'clerk', 'staff.home', {})
  const { code } = await say<{ code: string }>('shopper', 'member', 'coupons.code', { couponId })
  await say('clerk', 'clerk', 'redemption.redeem', { storeId: store.id, code }, 'full:use')
  return store.id
}

/** Also fills the catalogue. `base`: the longest plain coupon; the shopper is a member. */
export const fillCoupons = async (say: Say, base: TemplateForm): Promise<FullCoupons> => {
  const operator = <T>(route: string, input: unknown) =>
    say<T>('operator', 'operator', route, input, `full:${route}:${JSON.stringify(input)}`)
  const { catalogue: before } = await operator<{ catalogue: Catalogue }>('products.list', {})
  await operator('products.save', { catalogue: { ...catalogue(), rev: before.rev } })
  const drafted = { form: ruled(base) }
  const { template } = await operator<{ template: TemplateView }>('coupons.draft', drafted)
  const given = { templateId: template.id }
  await operator('coupons.publish', given)
  const { ticket } = await say<{ ticket: Ticket }>(
    'shopper',
    'member',
    'coupons.claim',
    given,
    'full:punch',
  )
  const till = await useOnce(say, ticket.id)
  const why = '因系统升级期间未能及时到账的优惠，经核对小票后由运营统一补发给会员本人，共计一张'
  await operator('grants.start', { ...given, audience: { joinedWithin: 366 }, why })
  const made = { ...given, name: '某某省某某市某某商业中心十二月合作平台', count: 5 }
  const { batch } = await operator<{ batch: CodeBatch }>('claimcodes.make', made)
  return { till, ruled: template.id, punch: ticket.id, codes: batch.id }
}
