import type { MemberCard } from '../../core/membership/contract.ts'
import type { EntryRow } from '../../core/points/views.ts'
import type { Sale, SaleQuote } from '../../core/sales/contract.ts'
import type { Good } from '../../core/shop/contract.ts'
import type { Say } from '../start/demo/person.mts'
import type { Visit } from './visit.mts'

/** Pages of points, check-in, the points shop and sales, each with something on it. */

const PRICE = 12_800

const sell = async (say: Say): Promise<Sale> => {
  const { store } = await say<{ store: { id: string } }>('clerk', 'clerk', 'staff.home', {})
  const storeId = store.id
  const { code } = await say<{ code: string }>('shopper', 'member', 'membership.code', {})
  const scanned = { storeId, code }
  const { visit } = await say<{ visit: string }>('clerk', 'clerk', 'redemption.quote', scanned)
  const items = [{ fen: PRICE, count: 1 }]
  const asked = { storeId, visit, items, couponIds: [] }
  const { quote } = await say<SaleQuote>('clerk', 'clerk', 'sales.quote', asked)
  const input = { storeId, quote }
  return (await say<{ sale: Sale }>('clerk', 'clerk', 'sales.record', input, 'sale')).sale
}

const memberOf = async (say: Say): Promise<string> => {
  const home = await say<{ member: { number: string } }>('shopper', 'member', 'membership.home', {})
  const asked = { number: home.member.number }
  const { member } = await say<{ member: MemberCard }>(
    'operator',
    'operator',
    'membership.find',
    asked,
  )
  return member.id
}

/** The shopper, a member by now, buys something and stamps the day. */
export const preparePointsPages = async (say: Say): Promise<Visit[]> => {
  await say('shopper', 'member', 'checkin.stamp', {}, 'stamp')
  const sale = await sell(say)
  const { rows } = await say<{ rows: EntryRow[] }>('shopper', 'member', 'points.page', {})
  const { goods } = await say<{ goods: Good[] }>('shopper', 'member', 'shop.goods', {})
  const of = (person: string) => (page: string, query?: Record<string, string>) => ({
    page,
    person,
    ...(query ? { query } : {}),
  })
  const [shopper, clerk, operator] = [of('shopper'), of('clerk'), of('operator')]
  return [
    ...['points', 'checkin', 'program', 'shop', 'profile'].map((name) => shopper(`member/${name}`)),
    shopper('member/entry', { id: rows[0]?.id ?? '' }),
    shopper('member/shop/good', { id: goods[0]?.templateId ?? '' }),
    clerk('clerk/sold', { id: sale.id }),
    ...['program', 'members', 'liability'].map((name) => operator(`operator/${name}`)),
    operator('operator/member', { id: await memberOf(say) }),
  ]
}
