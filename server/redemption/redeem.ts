import { type CodeAge, parseCode } from '#core/codes/rotating'
import { ok, type Refused, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { afterUse, decideRedeem } from '#core/redemption/rules'
import type { CouponDoc } from '../coupons'
import { audit } from '../platform/audit'
import type { Answer, ContextOf, Handler } from '../platform/context'
import { DuplicateError, get } from '../platform/store'
import { type PostHere, postAt, type Turns, turnsOf } from '../stores'
import { commitOnCoupon, replayed } from './commit'
import { entryOf } from './entry'
import { freed } from './freed'
import { couponByHandle, scan } from './lookup'
import { receiptOf } from './view'

type Redeem = (typeof redemptionClerkRoutes)['redemption.redeem']
type Context = ContextOf<Redeem>
type Redeemed = Answer<OutputOf<Redeem>>

interface Till {
  post: PostHere
  context: Context
  /** As it was scanned. */
  text: string
  turns: Turns
}

const redemptionOf = ({ post, context, turns }: Till, fen: number) => ({
  id: context.request.key,
  storeId: post.storeId,
  storeName: post.storeName,
  staffId: context.staff._id,
  at: context.now,
  fen,
  ...(turns.limited ? { counted: true } : {}),
})

type Redemption = ReturnType<typeof redemptionOf>

const changeOf = (coupon: CouponDoc, redemption: Redemption, step: number) => {
  const { at, fen, storeName } = redemption
  const { story, ...held } = freed(coupon, at)
  const { event, ...use } = afterUse(coupon)
  return {
    ...held,
    ...use,
    touchedAt: at,
    lastStep: step,
    costFen: coupon.costFen + fen,
    redemptions: [...coupon.redemptions, redemption],
    story: [...story, { at, event, store: storeName }],
  }
}

const wordsOf = ({ uses }: CouponDoc, { used }: { used: number }) => ({
  before: '未使用',
  after: uses > 1 ? `已核销 ${used}/${uses} 次` : '已核销',
})

const commit = async (
  coupon: CouponDoc,
  { step, fen }: { step: number; fen: number },
  till: Till,
): Promise<Awaited<Redeemed> | 'changed'> => {
  const { post, context } = till
  const redemption = redemptionOf(till, fen)
  const change = changeOf(coupon, redemption, step)
  const reply = { receipt: receiptOf({ ...coupon, ...change }, redemption, 'redeemed') }
  const row = context.row({
    subject: coupon._id,
    storeId: post.storeId,
    ...wordsOf(coupon, change),
    uses: [entryOf(coupon, redemption, { back: false })],
    reply,
  })
  if (!(await commitOnCoupon(coupon, change, row))) return 'changed'
  till.turns.keep()
  return ok(reply)
}

const attempt = async (
  coupon: CouponDoc,
  age: Extract<CodeAge, { step: number }>,
  till: Till,
): Promise<Awaited<Redeemed> | 'changed'> => {
  const { post, context, turns } = till
  const first = await replayed<OutputOf<Redeem>>(coupon, context.request)
  if (first) return first
  if (age.age === 'old') return lastLook(till, refuse('redemption.code-expired'))
  const clerkMemberId = context.caller.memberId
  const command = { storeId: post.storeId, clerkMemberId, step: age.step }
  const decision = decideRedeem(coupon, command, context.now)
  if (!decision.ok) return decision
  const turn = await turns.take(1)
  return turn.ok ? commit(coupon, decision.value, till) : turn
}

/**
 * The answer of this very request from the coupon's own receipt, however old its code is by now: an
 * instance whose clock is behind, or a retry after a long while, does not know the code any more.
 */
const firstAnswer = async ({ text, context }: Pick<Till, 'text' | 'context'>) => {
  const code = parseCode(text)
  if (code?.kind !== 'coupon') return undefined
  const found = await couponByHandle(code.handle)
  return found.ok ? replayed<OutputOf<Redeem>>(found.value, context.request) : undefined
}

/**
 * Said of a code only after a last look: first at the row, which has what the coupon has no room for
 * any more, then at the coupon, which has what no row has been filed for. A double of this request,
 * on its way at the same time, may have been done meanwhile; nothing may be read after that look.
 */
const lastLook = async (
  till: Pick<Till, 'text' | 'context'>,
  refused: Refused<'redemption.code-unknown' | 'redemption.code-expired'>,
) => {
  const { key } = till.context.request
  if (await get(audit, key)) throw new DuplicateError(audit.name, key)
  return (await firstAnswer(till)) ?? refused
}

/** Somebody else was faster this often; then the person had better look again. */
const TRIES = 3

const tryOften = async (
  handle: string,
  age: Extract<CodeAge, { step: number }>,
  till: Till,
): Redeemed => {
  for (let left = TRIES; left > 0; left -= 1) {
    const found = await couponByHandle(handle)
    if (!found.ok) return lastLook(till, found)
    const outcome = await attempt(found.value, age, till)
    if (outcome !== 'changed') return outcome
  }
  return refuse('request.busy')
}

/**
 * Redeems the coupon behind a code, once, in four round trips: staff (pipeline), coupon by handle,
 * guarded write with receipt, audit row; one more for a clerk with a daily limit. An old code is
 * refused only after a look for the receipt: the retry of a lost answer may come when its code has
 * gone.
 */
const run: Handler<Redeem>['run'] = async ({ storeId, code: text }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const scanned = scan(text, context.now)
  if (!scanned.ok)
    return scanned.code === 'redemption.code-unknown'
      ? lastLook({ text, context }, refuse(scanned.code))
      : scanned
  const { handle, kind } = scanned.value.code
  if (kind !== 'coupon') return refuse('redemption.code-unknown')
  const turns = turnsOf(context.staff, post.value, context.now)
  const till = { post: post.value, context, text, turns }
  const outcome = await tryOften(handle, scanned.value.age, till)
  await turns.settle()
  return outcome
}

export const redeem: Handler<Redeem> = {
  run,
  neverDone: ['redemption.code-not-ours', 'redemption.code-unknown', 'redemption.code-expired'],
}
