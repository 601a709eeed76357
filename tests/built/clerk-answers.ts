import { NOW, type Script } from './clerk-cloud.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const CODE = '123456789012345678'
export const MEMBER_CODE = '223456789012345678'

export const south = { id: 'stSouth', name: '山间茶铺南山路店', address: '南山路 18 号' }
export const west = {
  id: 'stWest',
  name: '山间茶铺西湖文化广场地下一层东侧专柜店',
  address: '中山北路 581 号地下一层东侧',
}

const off = (offFen: number, minFen = 6000) => ({ kind: 'amount-off', offFen, minFen })
export const gift = { kind: 'gift', item: '一盒桂花乌龙' }

export const quote = {
  couponId: 'c1',
  name: '满 60 减 12',
  benefit: off(1200),
  rule: '满 60 元可用 · 全部门店',
  rules: '每单用一张，不与其他优惠同用。',
  expiresAt: NOW + 12 * DAY,
  alone: true,
  visit: 'visit.coupon',
  member: '会员 尾号 2025',
}

export const receipt = {
  redemptionId: 'r1',
  couponId: 'c1',
  name: quote.name,
  benefit: quote.benefit,
  member: quote.member,
  store: south.name,
  at: NOW,
  undoUntil: NOW + 10 * MINUTE,
  state: 'redeemed',
}

export const row = (place: number, change: object = {}) => ({
  ...receipt,
  redemptionId: `r${place}`,
  couponId: `c${place}`,
  at: NOW - place * 7 * MINUTE,
  member: `会员 尾号 20${10 + place}`,
  clerk: '小周',
  canUndo: place < 2,
  canReverse: false,
  ...change,
})

export const rows = [
  row(0),
  row(1, { name: '周年庆满两百减五十元大额优惠券限定款', benefit: off(5050, 20000) }),
  row(2, { state: 'undone', canUndo: false }),
  row(3, { name: '桂花乌龙', benefit: gift }),
  row(4),
]

export const home = {
  name: '小周',
  role: 'clerk',
  store: south,
  stores: [south, west],
  today: { redeemed: 12, undone: 1 },
  last: rows,
}

export const tickets = [
  {
    id: 'c1',
    name: '满 60 减 12',
    benefit: off(1200),
    status: 'issued',
    expiresAt: NOW + 2 * DAY,
    rule: '满 60 元可用 · 全部门店',
  },
  {
    id: 'c2',
    name: '到店领一盒桂花乌龙',
    benefit: gift,
    status: 'issued',
    expiresAt: NOW + 20 * DAY,
    rule: '到店领取 · 指定 2 家门店',
  },
]

const today = ({ after }: { after?: string }) =>
  after ? { rows: [row(20), row(21)] } : { rows, next: '1~r4' }

/** A good day at the till. */
export const clerkDay: Script = {
  'staff.home': ({ storeId }: { storeId?: string }) => ({
    ...home,
    store: storeId === west.id ? west : south,
  }),
  'redemption.quote': ({ code }: { code: string }) =>
    code.startsWith('2')
      ? { kind: 'member', member: '会员 尾号 2025', tickets, visit: 'visit.2025' }
      : { kind: 'coupon', quote },
  'redemption.pick': { code: CODE, quote },
  'redemption.redeem': { receipt },
  'redemption.undo': { receipt: { ...receipt, state: 'undone' } },
  'redemption.today': today,
  'staff.lookInvitation': { store: south, role: 'clerk' },
  'staff.accept': { store: south, role: 'clerk' },
}
