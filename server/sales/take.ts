import { movesFrom } from '#core/coupons/life-cycle'
import { type CouponDoc, coupons } from '../coupons'
import { systemRow } from '../platform/audit'
import { setMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import { isOpen, type Member, members } from '../platform/people'
import { get, gte, lt, oneOf, updateWhere } from '../platform/store'
import type { ShownCoupon } from '../platform/visit'
import { commitOnCoupon } from '../redemption'
import type { PostHere } from '../stores'
import { fieldsOf, type usedIn, withoutSale } from './coupon-back'
import { fileSale, sales } from './records'
import type { Terms, TermsCoupon } from './terms'

/**
 * A sale with coupons is a guarded write for each of them, and one for the member's document, which
 * takes the sale; that one is the commit.
 *   take each → [crash: some taken for nothing, given back later] → member
 *   → [crash: sold, filed later] → row, sale
 * A taken coupon reads as used at once. Whether it belongs to a sale is asked of the member alone, and
 * it goes back only behind a fence in that same document: see `settleTaken`. `heldAt` says since when
 * sales have taken it that are not known to be finished: uses in sales from then on are open.
 */

type Use = NonNullable<ReturnType<typeof usedIn>> & { saleId: string }

/** Uses in sales that are not known to be finished. */
export const openUses = ({ heldAt, redemptions }: CouponDoc): Use[] =>
  heldAt === 0
    ? []
    : redemptions.filter(
        (one): one is Use =>
          one.saleId !== undefined && one.undoneAt === undefined && one.at >= heldAt,
      )

export interface Sold {
  saleId: string
  staffId: string
  now: number
  /** Whether the clerk's daily limit counts it. */
  counted: boolean
}

/** Redemptions of one sale are told apart by its coupons' places. */
export const redemptionId = (saleId: string, place: number): string =>
  place === 0 ? saleId : `${saleId}.${place}`

const redemptionOf = (
  { saleId, staffId, now, counted }: Sold,
  { storeId, storeName }: PostHere,
  { place, fen, payFen }: { place: number; fen: number; payFen: number },
) => ({
  id: redemptionId(saleId, place),
  storeId,
  storeName,
  staffId,
  at: now,
  saleId,
  fen,
  payFen,
  ...(counted ? { counted } : {}),
})

const storyOf = ({ last, lapsed }: TermsCoupon, store: string, at: number) => [
  ...(lapsed ? [{ at, event: 'released' as const }] : []),
  { at, event: last ? ('redeemed' as const) : ('used' as const), store },
]

/**
 * Uses one coupon of a quote, as it was then: any change since makes this false. It is not read
 * before; only a retry, whose first call took it, looks.
 */
const take = async (
  one: TermsCoupon,
  place: number,
  { memberId, step, sum }: Terms,
  sold: Sold,
  post: PostHere,
): Promise<boolean> => {
  const { now, saleId } = sold
  const { id, rev, fen, last, heldAt } = one
  const { payFen } = sum
  const status = oneOf(movesFrom(last ? 'redeemed' : 'used'))
  const guard = { _id: id, memberId, rev, status, expiresAt: gte(now) }
  const changed = await updateWhere(coupons, guard, {
    set: {
      status: last ? 'redeemed' : 'issued',
      heldFor: '',
      heldUntil: 0,
      heldAt: heldAt === 0 ? now : Math.min(heldAt, now),
      // Its own code may have been what was scanned: a picture of it is worth no second use.
      lastStep: Math.max(one.lastStep, step),
      touchedAt: now,
    },
    inc: { rev: 1, used: 1, costFen: fen, salesFen: payFen, sales: 1 },
    push: {
      redemptions: [redemptionOf(sold, post, { place, fen, payFen })],
      story: storyOf(one, post.storeName, now),
    },
  })
  return changed === 1 || isTaken(await get(coupons, id), saleId)
}

/**
 * Spends the code of a coupon that was shown for a sale which does not use it; false when it was used
 * meanwhile. Nothing of value moves: a call that dies after it costs its customer the next code.
 */
export const spendShown = async ({ id: _id, step }: ShownCoupon): Promise<boolean> =>
  (await updateWhere(
    coupons,
    { _id, lastStep: lt(step) },
    { set: { lastStep: step }, inc: { rev: 1 } },
  )) === 1

const isTaken = (coupon: CouponDoc | undefined, saleId: string): boolean =>
  coupon !== undefined && openUses(coupon).some((use) => use.saleId === saleId)

/** All coupons of a quote, in one round trip. False when one has changed; others may be taken then. */
export const takeAll = async (terms: Terms, sold: Sold, post: PostHere): Promise<boolean> => {
  const taken = await Promise.all(
    terms.coupons.map((one, place) => take(one, place, terms, sold, post)),
  )
  return taken.every(Boolean)
}

/** Since when the coupon is taken by sales that nobody has looked at. */
const heldAtOf = (left: readonly Use[]): number =>
  left.length === 0 ? 0 : Math.min(...left.map(({ at }) => at))

interface Settling {
  /** Open uses that this settling is about, and those that it leaves alone. */
  own: Use[]
  left: Use[]
}

const giveBack = (
  coupon: CouponDoc,
  lost: readonly Use[],
  left: readonly Use[],
  fenced: 'open' | 'closed',
  now: number,
): Promise<boolean> => {
  const way = { way: 'undone', closed: fenced === 'closed' } as const
  const back = lost.reduce((so, { saleId }) => withoutSale(so, saleId, way, now), coupon)
  const after = fenced === 'open' ? '券已退回' : '会员已注销，券作废'
  // Made from the state it ends: however often this is tried, there is one row of it.
  const key = hashId(`settle:${coupon._id}:${coupon.rev}`)
  const of = lost[0]?.saleId ?? ''
  const deed = { subject: coupon._id, of, before: '收款未完成', after }
  const change = { ...fieldsOf(back), heldAt: heldAtOf(left) }
  return commitOnCoupon(coupon, change, systemRow('jobs.settle', key, now, deed))
}

/** The sales are known to be finished. */
const release = async ({ _id, rev }: CouponDoc, left: readonly Use[]): Promise<boolean> =>
  (await updateWhere(
    coupons,
    { _id, rev },
    { set: { heldAt: heldAtOf(left) }, inc: { rev: 1 } },
  )) === 1

/** Fences kept; a call lives 20 s, so that twenty newer ones can not be made in its time. */
const FENCES = 20

const TRIES = 8

type Fenced = 'open' | 'closed' | 'recorded' | 'busy'

/** The sale in this member's document, if it has been made. */
const recordedIn = ({ receipts }: Member, saleId: string): string | undefined =>
  receipts
    .flatMap(({ sale }) => (sale === undefined ? [] : [sale]))
    .find((text) => sales.parse(JSON.parse(text))._id === saleId)

const isMadeWith = (text: string, couponId: string): boolean =>
  sales.parse(JSON.parse(text)).coupons.some(({ id }) => id === couponId)

const fence = async (coupon: CouponDoc, saleId: string): Promise<Fenced> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const member = await get(members, coupon.memberId)
    // Members are never removed, but without one there is no sale either.
    if (!member) return 'closed'
    const whose = isOpen(member) ? 'open' : 'closed'
    if (member.fences.includes(saleId)) return whose
    const text = recordedIn(member, saleId)
    // A sale of this id that was made without this coupon needs not be kept from finishing.
    if (text !== undefined && !isMadeWith(text, coupon._id)) return whose
    if (text !== undefined) {
      await fileSale(text)
      return 'recorded'
    }
    const fences = [...member.fences, saleId].slice(-FENCES)
    if (await setMember(member, { fences })) return whose
  }
  return 'busy'
}

const fateOf = async (coupon: CouponDoc, saleId: string): Promise<Fenced> => {
  const sale = await get(sales, saleId)
  const isIn = sale?.coupons.some(({ id }) => id === coupon._id)
  return isIn ? 'recorded' : fence(coupon, saleId)
}

const settle = async (coupon: CouponDoc, { own, left }: Settling, now: number) => {
  const lost: Use[] = []
  let whose: 'open' | 'closed' = 'open'
  for (const use of own) {
    const fate = await fateOf(coupon, use.saleId)
    if (fate === 'busy') return false
    if (fate === 'recorded') continue
    lost.push(use)
    whose = fate
  }
  return lost.length === 0 ? release(coupon, left) : giveBack(coupon, lost, left, whose, now)
}

/**
 * Ends those open uses of one coupon that are `isOwn`: the sale is finished, or its use goes back. Before it does, the sale's id is fenced in the member's document by
 * a write that moves its rev: a recording that has read the member earlier fails at its own guard,
 * reads again, sees the fence and refuses. So a slow recording can never commit after its coupon went
 * back. True when this slice has come forward.
 */
export const settleTaken = (
  coupon: CouponDoc,
  isOwn: (use: Use) => boolean,
  now: number,
): Promise<boolean> => {
  const open = openUses(coupon)
  const own = open.filter(isOwn)
  return settle(coupon, { own, left: open.filter((use) => !own.includes(use)) }, now)
}

/** After a refusal: gives back in the same call what this sale, or its first try, has taken. */
export const letGo = async (
  { coupons: taken }: Terms,
  saleId: string,
  now: number,
): Promise<void> => {
  for (const { id } of taken) {
    const coupon = await get(coupons, id)
    if (coupon && isTaken(coupon, saleId))
      await settleTaken(coupon, (use) => use.saleId === saleId, now)
  }
}
