import { contract } from '#core/contract'
import type { Route } from '#core/kernel/route'
import { standing } from '#core/redemption/rules'
import type { Invariant, View } from '../../localwechat/simulator/index.ts'
import type { CouponDoc, ShardDoc } from '../../server/coupons'
import type { AuditDoc } from '../../server/platform/audit'
import type { Stage } from './stage'

type Seen = View<Stage>

const coupons = (view: Seen) => view.all<CouponDoc>('coupons')
const audit = (view: Seen) => view.all<AuditDoc>('audit')

const issuedIsStock = async (view: Seen): Promise<string | undefined> => {
  const given = await coupons(view)
  const stock = await view.all<ShardDoc & { total: number }>('stock')
  for (const { _id, total } of stock.filter((one) => one.total !== undefined)) {
    const issued = given.filter(({ templateId }) => templateId === _id).length
    const own = stock.filter(({ templateId }) => templateId === _id)
    const sum = (of: 'quota' | 'left') => own.reduce((all, one) => all + one[of], 0)
    if (issued > total) return `${issued} coupons of a stock of ${total}`
    // A draft has its summary and its shards in one commit.
    if (sum('quota') !== total) return `shards of ${sum('quota')} for a stock of ${total}`
    // Less is a unit on its way to a coupon, or one that a crash stranded (server/jobs/reconcile.ts).
    if (sum('left') > total - issued) return `${issued} of ${total} given, but ${sum('left')} left`
  }
}

/** After the jobs have come often enough nothing is stranded any more. */
const allComesBack = async (view: Seen): Promise<string | undefined> => {
  const given = await coupons(view)
  for (const { _id, quota, left } of await view.all<ShardDoc>('stock')) {
    if (quota === undefined) continue
    const issued = given.filter(({ stockId }) => stockId === _id).length
    if (left !== quota - issued) return `${_id}: ${issued} of ${quota} given, but ${left} left`
  }
}

const LIMITS = (stage: Stage): Record<string, number> => ({
  [stage.templateId]: 1,
  [stage.cardTemplateId]: 2,
})

const withinLimit = async (view: Seen): Promise<string | undefined> => {
  const held: Record<string, number> = {}
  for (const { templateId, memberId } of await coupons(view)) {
    const key = `${templateId}.${memberId}`
    held[key] = (held[key] ?? 0) + 1
    const limit = LIMITS(view.stage)[templateId] ?? 0
    if ((held[key] ?? 0) > limit) return `a member has ${held[key]} coupons, the limit is ${limit}`
  }
}

interface Answer {
  ok: boolean
  data?: { receipt?: { couponId: string; redemptionId: string; state: string } }
}

/** Told as redeemed and not told as undone since: from what the functions said, not what is kept. */
const redeemedOnce = async (view: Seen): Promise<string | undefined> => {
  const net = new Map<string, Set<string>>()
  for (const { result } of view.calls) {
    const receipt = (result as Answer | undefined)?.data?.receipt
    if (!receipt) continue
    const own = net.get(receipt.couponId) ?? new Set()
    if (receipt.state === 'undone') own.delete(receipt.redemptionId)
    else own.add(receipt.redemptionId)
    net.set(receipt.couponId, own)
  }
  const kept = new Map((await coupons(view)).map((coupon) => [coupon._id, coupon]))
  for (const [couponId, told] of net) {
    const all = kept.get(couponId)?.redemptions ?? []
    for (const id of told)
      if (!all.some((one) => one.id === id)) return `${couponId}: a redemption told is not kept`
    if (all.filter(({ undoneAt }) => undoneAt === undefined).length > 1)
      return `${couponId} is redeemed twice`
  }
}

const statusFits = async (view: Seen): Promise<string | undefined> => {
  for (const { _id, status, redemptions } of await coupons(view)) {
    const redeemed = standing(redemptions) !== undefined
    if (redeemed !== (status === 'redeemed')) return `${_id} is ${status}, redeemed: ${redeemed}`
  }
}

interface Card {
  batchId: string
  serial: number
  couponId: string
}

const cardOnce = async (view: Seen): Promise<string | undefined> => {
  const cards = await view.all<Card>('cards')
  const printed = new Set(cards.map(({ batchId, serial }) => `${batchId}.${serial}`))
  if (printed.size < cards.length) return `${printed.size} cards were taken ${cards.length} times`
  const { cardTemplateId } = view.stage
  const given = (await coupons(view)).filter(({ templateId }) => templateId === cardTemplateId)
  if (given.length !== cards.length) return `${cards.length} cards gave ${given.length} coupons`
}

/** What a retry may tell anew is what there is now: the state of a ticket, a member's profile. */
const told = (route: string, answer: unknown): string => {
  if (/^membership\.(join|saveProfile)$/.test(route)) return ''
  const text = JSON.stringify((answer as { data: unknown }).data)
  return route === 'inserts.claim' ? text.replace(/"status":"\w+"/, '') : text
}

/** Nothing was asked to be done. */
const isQuery = (route: string): boolean =>
  Object.values(contract).some((routes) => {
    const definition = (routes as Partial<Record<string, Route>>)[route]
    return definition?.kind === 'query'
  })

/** Of any story: what was answered once is answered again (law 2). */
export const retryIsFirst = async (view: Pick<View<unknown>, 'calls'>) => {
  const first = new Map<string, string>()
  for (const { actor, data, result } of view.calls) {
    const route = String(data.route)
    const key = `${actor} ${String(data.requestId)} ${route}`
    if (isQuery(route) || result === undefined) continue
    if ((result as Answer).ok) {
      const text = told(route, result)
      const known = first.get(key)
      if (known !== undefined && known !== text) return `${key}: first ${known}, then ${text}`
      first.set(key, text)
    } else if (first.has(key) && !isFault(result))
      return `${key}: done, then ${JSON.stringify(result)}`
  }
}

/** No answer to the request: a fault, or a person who has ended the membership since. */
const isFault = (result: unknown): boolean =>
  /server\.fault|request\.busy|request\.too-fast|role\.member-required/.test(JSON.stringify(result))

const counted = (rows: readonly AuditDoc[], action: string, subject: string): number =>
  rows.filter((row) => row.action === action && row.subject === subject).length

const oneRowEach = async (view: Seen): Promise<string | undefined> => {
  const rows = await audit(view)
  for (const { _id, redemptions } of await coupons(view)) {
    const undone = redemptions.filter(({ undoneAt }) => undoneAt !== undefined).length
    const redeems = counted(rows, 'redemption.redeem', _id)
    const undos = counted(rows, 'redemption.undo', _id)
    if (redeems !== redemptions.length)
      return `${_id}: ${redemptions.length} redemptions, ${redeems} audit rows`
    if (undos !== undone) return `${_id}: ${undone} undone, ${undos} audit rows`
  }
  const claims = rows.filter(
    ({ action }) => action === 'coupons.claim' || action === 'inserts.claim',
  )
  const given = (await coupons(view)).length
  if (claims.length !== given) return `${given} coupons given, ${claims.length} audit rows`
}

/** Rows of the timer say how many coupons ended; all of them, also those of a run that died. */
const endedInRows = async (view: Seen): Promise<string | undefined> => {
  const rows = (await audit(view)).filter(({ action }) => action === 'jobs.expire')
  const told = rows.reduce((all, { after = '' }) => all + Number.parseInt(after, 10), 0)
  const ended = (await coupons(view)).filter(({ status }) => status === 'expired').length
  if (told !== ended) return `${ended} coupons ended, audit rows tell of ${told}`
}

const joinedOnce = async (view: Seen): Promise<string | undefined> => {
  const rows = await audit(view)
  const joins = rows.filter(
    ({ action, after }) => action === 'membership.join' || after?.includes('新会员'),
  )
  const members = await view.all('members')
  if (members.length !== joins.length)
    return `${members.length} members, ${joins.length} audit rows of joining`
}

export const invariants = {
  'issued ≤ stock at every step': issuedIsStock,
  'what a crash stranded comes back to the stock': { when: 'end', check: allComesBack },
  'nobody has more than the limit': withinLimit,
  'a coupon is redeemed at most once': redeemedOnce,
  'status and redemptions agree': statusFits,
  'a card gives one coupon': cardOnce,
  'a retry gets the first answer': { when: 'end', check: retryIsFirst },
  'every effect has one audit row': { when: 'end', check: oneRowEach },
  'what ended stands in a row': { when: 'end', check: endedInRows },
  'everybody joins once': { when: 'end', check: joinedOnce },
} satisfies Record<string, Invariant<Stage>>

export type InvariantName = keyof typeof invariants
