import type { MemberCard } from '../../core/membership/contract.ts'
import type { EntryRow } from '../../core/points/views.ts'
import type { Sale, SaleQuote } from '../../core/sales/contract.ts'
import type { speakTo } from '../../scripts/start/demo/person.mts'

/** Points, tiers and a sale as long and as large as the contract lets them be. */

type Say = ReturnType<typeof speakTo>

const MOST_POINTS = 10_000_000
const MOST_FEN = 10_000_000
const TIERS = ['山间云雾茶客', '桂花乌龙熟客', '正山小种常客', '老枞水仙老友']

const tiers = {
  tiers: TIERS.map((name, i) => ({
    name,
    from: i * 1_000_000,
    ...(i < TIERS.length - 1 ? { to: (i + 1) * 1_000_000 - 1 } : {}),
    pricePercent: 100 - i * 5,
    pointsPercent: 100 + i * 300,
  })),
  windowMonths: 24,
  periodMonths: 24,
}

const points = {
  perYuan: 1000,
  birthdayPercent: 1000,
  pointsPerYuan: 0,
  maxSharePercent: 100,
  pendingDays: 60,
  expiryMonths: 36,
  returnPolicy: 'to-zero',
  approveAbove: MOST_POINTS,
}

const checkin = {
  open: true,
  cycle: [1000, 1000, 1000, 1000, 1000, 1000, 1000],
  bonuses: [2, 7, 14, 21, 28].map((days) => ({ days, points: MOST_POINTS })),
  makeUp: { price: 1000, perMonth: 10 },
  tierFactor: true,
}

export interface FullPoints {
  member: string
  entry: string
  sale: string
}

const openProgram = async (say: Say): Promise<void> => {
  const save = (route: string, input: unknown) =>
    say('operator', 'operator', route, input, `full:${route}`)
  await save('program.savePoints', { rules: points, alsoEarned: false })
  await save('program.saveTiers', { rules: tiers })
  await save('program.saveCheckin', { rules: checkin })
}

/** One large sale at the clerk's till. */
const sell = async (say: Say): Promise<Sale> => {
  const { store } = await say<{ store: { id: string } }>('clerk', 'clerk', 'staff.home', {})
  const { code } = await say<{ code: string }>('shopper', 'member', 'membership.code', {})
  const storeId = store.id
  const { visit } = await say<{ visit: string }>('clerk', 'clerk', 'redemption.quote', {
    storeId,
    code,
  })
  const asked = { storeId, visit, items: [{ fen: MOST_FEN, count: 1 }], couponIds: [] }
  const { quote } = await say<SaleQuote>('clerk', 'clerk', 'sales.quote', asked)
  const input = { storeId, quote }
  return (await say<{ sale: Sale }>('clerk', 'clerk', 'sales.record', input, 'full:sale')).sale
}

const memberOf = async (say: Say): Promise<MemberCard> => {
  const { member } = await say<{ member: { number: string } }>(
    'shopper',
    'member',
    'membership.home',
    {},
  )
  const found = { number: member.number }
  return (await say<{ member: MemberCard }>('operator', 'operator', 'membership.find', found))
    .member
}

/** Gives the shopper as much as there can be: points by hand, a stamp, a nickname and a sale. */
export const fillPoints = async (say: Say): Promise<FullPoints> => {
  await openProgram(say)
  const { id: memberId } = await memberOf(say)
  const why = '因系统升级期间未能及时到账的消费积分，经核对小票后由运营统一补发给会员本人，共计一笔'
  const adjust = { memberId, points: MOST_POINTS, why }
  await say('operator', 'operator', 'points.adjust', adjust, 'full:adjust')
  await say('shopper', 'member', 'checkin.stamp', {}, 'full:stamp')
  const nickname = { nickname: '一个名字长到二十个字的山间茶铺老顾客本人' }
  await say('shopper', 'member', 'membership.saveProfile', nickname, 'full:name')
  const sale = await sell(say)
  const { rows } = await say<{ rows: EntryRow[] }>('shopper', 'member', 'points.page', {})
  return { member: memberId, entry: rows[0]?.id ?? '', sale: sale.id }
}
