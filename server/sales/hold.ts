import { standing } from '#core/redemption/rules'
import { type CouponDoc, coupons } from '../coupons'
import { systemRow } from '../platform/audit'
import { setMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import { isOpen, type Member, members } from '../platform/people'
import { get, gte, updateWhere } from '../platform/store'
import { commitOnCoupon } from '../redemption'
import type { PostHere } from '../stores'
import { fileSale, sales } from './records'
import type { Terms } from './terms'

/**
 * A sale with a coupon is two guarded writes: the coupon is held, then the member's document takes
 * the sale, and that is the commit.
 *   hold → [crash: held for nothing, given back later] → member → [crash: sold, filed later] → row, sale
 * Whether a held coupon belongs to a sale is therefore asked of the member alone, and a coupon goes
 * back only behind a fence in that same document: see `settleHold`.
 */

/** Does a sale hold this coupon that is not known to be finished? */
const holderOf = ({ heldAt, status, redemptions }: CouponDoc): string | undefined =>
  heldAt > 0 && status === 'redeemed' ? standing(redemptions)?.saleId : undefined

const stillHeld = async (couponId: string, saleId: string): Promise<CouponDoc | undefined> => {
  const coupon = await get(coupons, couponId)
  return coupon && holderOf(coupon) === saleId ? coupon : undefined
}

export interface Holder {
  saleId: string
  staffId: string
  now: number
}

const redemptionOf = ({ saleId, staffId, now }: Holder, { storeId, storeName }: PostHere) => ({
  id: saleId,
  storeId,
  storeName,
  staffId,
  at: now,
  saleId,
})

/**
 * Redeems the coupon of a quote, as it was then: any change since makes this false. It is not read
 * before; only a retry, whose first call held it, looks.
 */
export const hold = async (
  { id, rev }: NonNullable<Terms['coupon']>,
  memberId: string,
  holder: Holder,
  post: PostHere,
): Promise<boolean> => {
  const { now, saleId } = holder
  const guard = { _id: id, memberId, status: 'issued', rev, expiresAt: gte(now) }
  const changed = await updateWhere(coupons, guard, {
    set: { status: 'redeemed', heldAt: now, touchedAt: now },
    inc: { rev: 1 },
    push: {
      redemptions: [redemptionOf(holder, post)],
      story: [{ at: now, event: 'redeemed', store: post.storeName }],
    },
  })
  return changed === 1 || (await stillHeld(id, saleId)) !== undefined
}

/** Of a closed membership nothing can be used any more: what comes back late is void like the rest. */
const wayBack = (fenced: 'open' | 'closed') =>
  fenced === 'open'
    ? ({ status: 'issued', event: 'undone', after: '券已退回' } as const)
    : ({ status: 'voided', event: 'voided', after: '会员已注销，券作废' } as const)

const giveBack = (
  coupon: CouponDoc,
  saleId: string,
  now: number,
  fenced: 'open' | 'closed',
): Promise<boolean> => {
  const { status, event, after } = wayBack(fenced)
  const undone = coupon.redemptions.map((one) =>
    one.saleId === saleId && one.undoneAt === undefined ? { ...one, undoneAt: now } : one,
  )
  const store = standing(coupon.redemptions)?.storeName
  const change: Partial<CouponDoc> = {
    status,
    heldAt: 0,
    touchedAt: now,
    redemptions: undone,
    story: [...coupon.story, { at: now, event, ...(store ? { store } : {}) }],
  }
  // Made from the state it ends: however often this is tried, there is one row of it.
  const key = hashId(`settle:${coupon._id}:${coupon.rev}`)
  const deed = { subject: coupon._id, of: saleId, before: '收款未完成', after }
  return commitOnCoupon(coupon, change, systemRow('jobs.settle', key, now, deed))
}

/** The held coupon's sale is known to be finished. */
const release = ({ _id, heldAt }: CouponDoc): Promise<number> =>
  updateWhere(coupons, { _id, heldAt }, { set: { heldAt: 0 }, inc: { rev: 1 } })

/** Fences kept; a call lives 20 s, so that twenty newer ones can not be made in its time. */
const FENCES = 20

const TRIES = 8

type Fenced = 'open' | 'closed' | 'recorded' | 'busy'

/** The sale in this member's document, when it was made with this very coupon. */
const recordedIn = ({ receipts }: Member, saleId: string, couponId: string) => {
  const text = receipts.find(({ id }) => id === saleId)?.sale
  const sale = text === undefined ? undefined : sales.parse(JSON.parse(text))
  return sale?.coupon?.id === couponId ? text : undefined
}

const fence = async (coupon: CouponDoc, saleId: string): Promise<Fenced> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const member = await get(members, coupon.memberId)
    // Members are never removed, but without one there is no sale either.
    if (!member) return 'closed'
    const whose = isOpen(member) ? 'open' : 'closed'
    if (member.fences.includes(saleId)) return whose
    const text = recordedIn(member, saleId, coupon._id)
    if (text !== undefined) {
      await fileSale(text)
      return 'recorded'
    }
    // The sale of this id was made without this coupon; nothing needs to be kept from finishing.
    if (member.receipts.some(({ id }) => id === saleId)) return whose
    const fences = [...member.fences, saleId].slice(-FENCES)
    if (await setMember(member, { fences })) return whose
  }
  return 'busy'
}

/**
 * Ends the hold of one coupon: its sale is finished, or the coupon goes back. Before it does, the
 * sale's id is fenced in the member's document by a write that moves its rev: a recording that has
 * read the member earlier fails at its own guard, reads again, sees the fence and refuses. So a slow
 * recording can never commit after its coupon went back. True when there is nothing left to do.
 */
export const settleHold = async (coupon: CouponDoc, now: number): Promise<boolean> => {
  const saleId = holderOf(coupon)
  if (saleId === undefined) return (await release(coupon)) === 1
  const sale = await get(sales, saleId)
  const known = sale?.coupon?.id === coupon._id ? 'recorded' : await fence(coupon, saleId)
  if (known === 'busy') return false
  return known === 'recorded' ? (await release(coupon)) === 1 : giveBack(coupon, saleId, now, known)
}

/** After a refusal: gives back in the same call what this sale, or its first try, holds. */
export const letGo = async (couponId: string, saleId: string, now: number): Promise<void> => {
  const held = await stillHeld(couponId, saleId)
  if (held) await settleHold(held, now)
}
