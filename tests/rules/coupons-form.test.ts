import { describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { mayMove, statusAfter, type TemplateMove } from '#core/coupons/life-cycle'
import {
  checkBearer,
  checkForm,
  checkScope,
  checkTier,
  issuable,
  withoutPast,
} from '#core/coupons/rules'
import { endOfDay, startOfDay } from '#core/kernel/time'
import { anyForm } from '../story'

const day = (text: string) => text as Parameters<typeof startOfDay>[0]
const now = startOfDay(day('2026-11-22')) + 1

const gift = { kind: 'gift', item: '茶样' } as const
const percent = { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 } as const
const until = (last: string, from?: string) =>
  ({ kind: 'until', day: last, ...(from === undefined ? {} : { from }) }) as const

const impossible: [string, Partial<TemplateForm>][] = [
  ['coupons.stock-zero', { stock: 0 }],
  ['coupons.percent-impossible', { benefit: { ...percent, offPercent: 100 } }],
  ['coupons.percent-impossible', { benefit: { ...percent, offPercent: 130 } }],
  ['coupons.until-past', { validity: until('2026-11-21') }],
  ['coupons.dates-impossible', { validity: until('2026-11-25', '2026-11-26') }],
  ['coupons.dates-impossible', { validity: { kind: 'days', days: 300, after: 90 } }],
  ['coupons.dates-impossible', { schedule: { from: now + 10, until: now + 5 } }],
  ['coupons.dates-impossible', { schedule: { until: now - 1 } }],
  [
    'coupons.dates-impossible',
    { validity: until('2026-11-25'), schedule: { from: endOfDay(day('2026-11-25')) + 1 } },
  ],
  ['coupons.windows-impossible', { windows: [{ weekdays: [], from: 0, to: 600 }] }],
  ['coupons.windows-impossible', { windows: [{ weekdays: [1], from: 600, to: 600 }] }],
  ['coupons.daily-too-many', { stock: 10, daily: 11 }],
  ['coupons.daily-too-many', { stock: 10, budgetFen: 2400, daily: 3 }],
  [
    'coupons.store-stock-too-much',
    {
      stock: 10,
      storeStock: [
        { storeId: 'a', stock: 6 },
        { storeId: 'b', stock: 5 },
      ],
    },
  ],
  [
    'coupons.store-stock-in-shop',
    { stock: 10, shop: { price: 5, minLevel: 0 }, storeStock: [{ storeId: 'a', stock: 1 }] },
  ],
  ['coupons.budget-too-small', { budgetFen: 1199 }],
  ['coupons.budget-too-small', { uses: 3, budgetFen: 3599 }],
  ['coupons.value-missing', { benefit: gift, budgetFen: 1000 }],
]

describe('a form', () => {
  it.each(impossible)('is refused: %s', (code, over) => {
    expect(checkForm(anyForm(over), now)).toMatchObject({ ok: false, code })
  })

  it('is fine at the very edge of each', () => {
    const edges: Partial<TemplateForm>[] = [
      { stock: 1 },
      { benefit: { ...percent, offPercent: 99 } },
      { validity: until('2026-11-22', '2026-11-22') },
      { validity: { kind: 'days', days: 300, after: 66 } },
      { schedule: { from: now, until: now } },
      { windows: [{ weekdays: [1], from: 600, to: 601 }] },
      { stock: 10, daily: 10, storeStock: [{ storeId: 'a', stock: 10 }] },
      { budgetFen: 1200 },
    ]
    for (const over of edges) expect(checkForm(anyForm(over), now).ok).toBe(true)
  })

  it('says who pays before anybody can have one', () => {
    const { bearer: _, ...form } = anyForm()
    expect(checkBearer(form)).toMatchObject({ ok: false, code: 'coupons.bearer-missing' })
  })

  it('names goods and tiers that there are', () => {
    const catalogue = {
      categories: [{ id: 'hot', name: '热饮' }],
      products: [{ id: 'tea', name: '老白茶', categoryId: 'hot', fen: 1800 }],
    }
    const scoped = (productIds: string[], categoryIds: string[]) =>
      checkScope({ scope: { productIds, categoryIds } }, catalogue)
    expect(scoped(['tea'], ['hot']).ok).toBe(true)
    for (const wrong of [scoped(['cake'], []), scoped([], ['cold'])])
      expect(wrong).toMatchObject({ ok: false, code: 'coupons.product-missing' })
    const gated = checkTier(anyForm({ audience: { minLevel: 3 } }), 3)
    expect(gated).toMatchObject({ code: 'coupons.tier-missing', details: { level: 4, levels: 3 } })
  })

  it('gives out no more than its budget pays for in the worst case', () => {
    expect(issuable(anyForm({ budgetFen: 5999 }))).toBe(4)
    expect(issuable(anyForm({ budgetFen: 5999, uses: 2 }))).toBe(2)
    expect(issuable(anyForm({ benefit: gift, budgetFen: 1 }))).toBe(100)
  })

  it('begins anew without the dates that have passed', () => {
    const form = anyForm({
      validity: until('2026-11-30', '2026-11-01'),
      schedule: { from: now - 5, until: now + 5 },
    })
    expect(withoutPast(form, now)).toEqual({
      ...form,
      validity: until('2026-11-30'),
      schedule: { until: now + 5 },
    })
    const old = anyForm({ validity: until('2026-11-01'), schedule: { from: now - 5 } })
    const { schedule: _, ...rest } = old
    expect(withoutPast(old, now)).toEqual({ ...rest, validity: { kind: 'days', days: 30 } })
  })
})

describe('the life of a template', () => {
  it.each<[TemplateMove, string[]]>([
    ['publish', ['draft']],
    ['pause', ['published']],
    ['resume', ['paused']],
    ['end', ['published', 'paused']],
  ])('allows to %s only what is %s', (move, from) => {
    const all = ['draft', 'published', 'paused', 'ended'] as const
    expect(all.filter((status) => mayMove(move, status))).toEqual(from)
  })
})

describe('the story of a coupon', () => {
  const stateAfter = (...events: string[]) =>
    statusAfter(events.map((event) => ({ at: 0, event })) as Parameters<typeof statusAfter>[0])

  it('ends where its moves lead', () => {
    expect(stateAfter('issued')).toBe('issued')
    expect(stateAfter('issued', 'held', 'redeemed', 'returned', 'expired')).toBe('expired')
    expect(stateAfter('issued', 'used', 'used', 'redeemed', 'undone', 'voided')).toBe('voided')
    expect(stateAfter('issued', 'redeemed', 'reversed')).toBe('reversed')
  })

  it('has no move that the table does not have', () => {
    for (const events of [
      [],
      ['redeemed'],
      ['issued', 'issued'],
      ['issued', 'expired', 'redeemed'],
      ['issued', 'redeemed', 'redeemed'],
      ['issued', 'voided', 'undone'],
      ['issued', 'held', 'held'],
      ['issued', 'released'],
    ])
      expect(stateAfter(...events)).toBeUndefined()
  })
})
