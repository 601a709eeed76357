import type { PointsBrief } from '#core/points/views'
import type { Good } from '#core/shop/contract'
import type { Script } from './clerk-cloud.ts'
import { answers, LONG, NOW, ticket } from './member-answers.ts'

/** Scripted answers of the points shop and the member's own data. */

const DAY = 86_400_000

export const brief: PointsBrief = { balance: 243, spendable: 235, pending: 8, debt: 0 }

export const good = (change: Partial<Good> = {}): Good => ({
  templateId: 'g1',
  name: '山茶小杯',
  benefit: { kind: 'gift', item: '山茶小杯一只' },
  rule: '到店领取 · 全部门店',
  rules: '每只杯子手作，花纹略有不同。',
  validity: { kind: 'days', days: 30 },
  price: 200,
  left: 12,
  perMember: 1,
  state: 'open',
  ...change,
})

export const goods: Good[] = [
  good(),
  good({
    templateId: 'g2',
    name: '满 60 减 12',
    benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
    rule: '满 60 元可用 · 全部门店',
    price: 280,
    state: 'not-enough',
  }),
  good({ templateId: 'g3', name: '云雾茶一罐', price: 150, tier: '熟茶客', state: 'tier-too-low' }),
  good({ templateId: 'g4', name: LONG, price: 12_000, left: 0, state: 'sold-out' }),
  good({ templateId: 'g5', name: '桂花糕一盒', price: 90, state: 'limit-reached' }),
]

const member = answers['membership.home'].member ?? { number: '', joinedAt: 0 }
export const cup = ticket({ id: 'cup', name: '山茶小杯', benefit: good().benefit })

export const profile = { member, profile: {}, avatarFolder: 'avatars/m1', optOut: false }

/** All that a member gave. */
export const whole = {
  nickname: '小夏',
  avatar: 'cloud://e.b/avatars/m1/a.png',
  birthday: { kind: 'date', date: '1996-02-29' },
  phone: '138****5678',
}

export const shopDay: Script = {
  ...answers,
  'membership.home': {
    ...answers['membership.home'],
    points: brief,
    checkin: { today: '2026-11-22', done: false, streak: 4, gain: 3 },
  },
  'shop.goods': { brief, goods },
  'shop.exchange': { ticket: cup, brief: { ...brief, balance: 43, spendable: 35 } },
  'shop.cancel': { ticket: { ...cup, status: 'voided' }, brief, back: 200 },
  'coupons.show': {
    ...answers['coupons.show'],
    ticket: cup,
    shop: { paid: 200, canCancel: true },
  },
  'membership.profile': profile,
  'membership.saveProfile': (input: object) => ({ profile: input }),
  'membership.setPhone': { profile: { phone: '138****5678' } },
  'membership.removePhone': { profile: {} },
  'membership.export': ({ format, after }: { format: string; after?: string }) =>
    after
      ? { name: `会员数据.${format}`, text: 'second' }
      : { name: `会员数据.${format}`, text: 'first,', next: 'p2' },
  'membership.closing': { points: 235, coupons: 3, debt: 0 },
  'membership.close': { closed: true },
}

export const soldNow = {
  ...answers['membership.code'],
  sale: {
    saleId: 's1',
    at: NOW - 5000,
    store: '湖滨店',
    listFen: 10_000,
    payFen: 7850,
    pointsUsed: 500,
    pointsEarned: 78,
  },
}

export const cancelled = {
  ...answers['coupons.show'],
  ticket: { ...cup, status: 'voided' },
  shop: { paid: 200, canCancel: false },
  story: [
    { at: NOW - DAY, event: 'issued' },
    { at: NOW, event: 'cancelled' },
  ],
}
