import { describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { checkForm, decideIssue, expiryOf, type IssueState, statusAt } from '#core/coupons/rules'
import { ruleLine, summaryOf } from '#core/coupons/words'
import { type BusinessDay, DAY, endOfDay, startOfDay } from '#core/kernel/time'

const day = (text: string) => text as BusinessDay
const noon = startOfDay(day('2026-12-03')) + DAY / 2

const form = (over: Partial<TemplateForm> = {}): TemplateForm => ({
  name: '满减',
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  rules: '',
  stock: 100,
  perMember: 1,
  validity: { kind: 'days', days: 30 },
  storeIds: [],
  ...over,
})

const off = (offFen: number, minFen: number) =>
  form({ benefit: { kind: 'amount-off', offFen, minFen } })

describe('a template form', () => {
  it('is refused when the threshold is below what is taken off', () => {
    expect(checkForm(off(1200, 1199), noon)).toMatchObject({
      code: 'coupons.threshold-below-discount',
    })
  })

  it('is fine when both are equal, and when there is no threshold', () => {
    expect(checkForm(off(1200, 1200), noon).ok).toBe(true)
    expect(checkForm(off(1200, 0), noon).ok).toBe(true)
  })

  it('may end today, and not yesterday', () => {
    const until = (text: string) => form({ validity: { kind: 'until', day: text } })
    expect(checkForm(until('2026-12-03'), noon).ok).toBe(true)
    expect(checkForm(until('2026-12-02'), noon)).toMatchObject({ code: 'coupons.until-past' })
  })

  it('keeps each store once', () => {
    expect(checkForm(form({ storeIds: ['st1', 'st2', 'st1'] }), noon)).toMatchObject({
      value: { storeIds: ['st1', 'st2'] },
    })
  })
})

describe('a coupon ends', () => {
  it('at the end of today when it is good for one day, whatever the hour', () => {
    const validity = { kind: 'days', days: 1 } as const
    const end = endOfDay(day('2026-12-03'))
    expect(expiryOf(validity, startOfDay(day('2026-12-03')))).toBe(end)
    expect(expiryOf(validity, end)).toBe(end)
    expect(expiryOf(validity, end + 1)).toBe(end + DAY)
  })

  it('29 days after the day of taking when it is good for 30 days', () => {
    expect(expiryOf({ kind: 'days', days: 30 }, noon)).toBe(endOfDay(day('2027-01-01')))
  })

  it('at the end of the named Beijing day', () => {
    const at = expiryOf({ kind: 'until', day: '2026-12-31' }, noon)
    expect(new Date(at).toISOString()).toBe('2026-12-31T15:59:59.999Z')
  })

  it('one instant after its last, job or no job', () => {
    const coupon = { status: 'issued', expiresAt: 1000 } as const
    expect(statusAt(coupon, 1000)).toBe('issued')
    expect(statusAt(coupon, 1001)).toBe('expired')
    expect(statusAt({ status: 'redeemed', expiresAt: 1000 }, 2000)).toBe('redeemed')
  })
})

describe('the words of a coupon', () => {
  it('say the rule in one plain line', () => {
    expect(ruleLine(off(1200, 6000))).toBe('满 60 元可用 · 全部门店')
    expect(ruleLine({ ...off(500, 0), storeIds: ['a', 'b'] })).toBe('无门槛 · 指定 2 家门店')
    expect(ruleLine(form({ benefit: { kind: 'gift', item: '茶样' } }))).toBe('到店领取 · 全部门店')
  })

  it('say the whole promise before it is published', () => {
    expect(summaryOf(form(), noon)).toBe(
      '满 60 元减 12 元，领取后 30 天内有效，全部门店可用，每笔限用 1 张，共 100 张，每人限领 1 张',
    )
    const gift = form({
      benefit: { kind: 'gift', item: '茶样' },
      validity: { kind: 'until', day: '2026-12-31' },
    })
    expect(summaryOf(gift, noon)).toContain('赠送茶样，2026年12月31日前有效')
    expect(summaryOf(off(550, 0), noon)).toContain('无门槛减 5.50 元')
  })
})

describe('giving a coupon', () => {
  const state = (over: Partial<IssueState> = {}): IssueState => ({
    status: 'published',
    validity: { kind: 'days', days: 1 },
    schedule: {},
    perMember: 2,
    left: 1,
    taken: 1,
    ...over,
  })

  it('counts up within the limit', () => {
    expect(decideIssue(state(), noon)).toEqual({
      ok: true,
      value: { ordinal: 2, startsAt: 0, expiresAt: endOfDay(day('2026-12-03')) },
    })
  })

  it.each([
    ['a draft', { status: 'draft' }, 'coupons.ended'],
    ['an ended one', { status: 'ended' }, 'coupons.ended'],
    ['a paused one', { status: 'paused' }, 'coupons.paused'],
    ['one that opens later', { schedule: { from: noon + 1 } }, 'coupons.not-yet'],
    ['one past its schedule', { schedule: { until: noon - 1 } }, 'coupons.ended'],
    ['one past its date', { validity: { kind: 'until', day: '2026-12-02' } }, 'coupons.ended'],
    ['one more than the limit', { taken: 2 }, 'coupons.limit-reached'],
    ['one more than the limit of an empty stock', { taken: 2, left: 0 }, 'coupons.limit-reached'],
    ['one of an empty stock', { left: 0 }, 'coupons.sold-out'],
  ] as [string, Partial<IssueState>, string][])('refuses %s', (_name, over, code) => {
    expect(decideIssue(state(over), noon)).toMatchObject({ ok: false, code })
  })
})
