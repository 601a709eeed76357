import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { MINUTE } from '#core/kernel/time'
import type { salesClerkRoutes } from '#core/sales/contract'
import { coupons } from '../coupons'
import { audit } from '../platform/audit'
import type { ContextOf, Handler, UseCase } from '../platform/context'
import { hashId } from '../platform/ids'
import { add, getMany, updateWhere } from '../platform/store'
import { type PostHere, postAt } from '../stores'
import { readTerms, signTerms, type Terms, termsHere } from './terms'

/**
 * A hold keeps the coupons of a quote for a sale in progress. It is a state of the coupons alone: it
 * ends by itself at `heldUntil`, whoever asks (core/coupons/rules.ts statusAt), and the jobs write that
 * down later. Nothing of value moves, so its row is no receipt inside them: a crash before the row
 * leaves a hold that a retry finds, or that ends.
 *   hold all in one request → [crash: held] → row
 */

type Hold = (typeof salesClerkRoutes)['sales.hold']
type Release = (typeof salesClerkRoutes)['sales.release']
type Held = OutputOf<Hold>

/** As long as a customer may look for cash or a phone; a forgotten hold does no harm for longer. */
const HOLD_VALID = 5 * MINUTE

interface Holding {
  terms: Terms
  post: PostHere
  /** Whose hold it is: this request with this very quote. */
  hold: string
  until: number
  now: number
}

/** Each as it was in the quote, all in one request. Answers how many. */
const holdThose = (
  lapsed: boolean,
  { terms, post, hold, until, now: at }: Holding,
): Promise<number> | 0 => {
  const those = terms.coupons.filter((one) => one.lapsed === lapsed)
  if (those.length === 0) return 0
  const ended = lapsed ? [{ at, event: 'released' as const }] : []
  return updateWhere(
    coupons,
    { memberId: terms.memberId, status: lapsed ? 'held' : 'issued' },
    {
      set: { status: 'held', heldFor: hold, heldUntil: until, touchedAt: at },
      inc: { rev: 1 },
      push: { story: [...ended, { at, event: 'held', store: post.storeName }] },
    },
    those.map(({ id: _id, rev }) => ({ _id, rev })),
  )
}

const letLoose = ({ memberId }: Terms, hold: string, store: string, at: number): Promise<number> =>
  updateWhere(
    coupons,
    { memberId, status: 'held', heldFor: hold },
    {
      set: { status: 'issued', heldFor: '', heldUntil: 0, touchedAt: at },
      inc: { rev: 1 },
      push: { story: [{ at, event: 'released', store }] },
    },
  )

/** Until when this hold has all of them already: a retry, or the same request at the same time. */
const heldBefore = async ({ terms, hold }: Holding): Promise<number | undefined> => {
  const found = await getMany(
    coupons,
    terms.coupons.map(({ id }) => id),
  )
  const own = found.filter(({ status, heldFor }) => status === 'held' && heldFor === hold)
  return own.length === terms.coupons.length ? own[0]?.heldUntil : undefined
}

/** Nobody gets a half: what does not fit as a whole goes back, by the call that took it. */
const heldUntil = async (holding: Holding): Promise<Result<number, 'sales.quote-changed'>> => {
  const { terms, post, hold, until, now } = holding
  const [fresh, lapsed] = await Promise.all([holdThose(false, holding), holdThose(true, holding)])
  const count = fresh + lapsed
  if (count === terms.coupons.length) return ok(until)
  const before = await heldBefore(holding)
  if (before !== undefined) return ok(before)
  if (count > 0) await letLoose(terms, hold, post.storeName, now)
  return refuse('sales.quote-changed')
}

/** The quote with its coupons as the hold left them; it stands as long as the hold. */
const heldQuote = (terms: Terms, hold: string, until: number): Held => {
  const held = terms.coupons.map((one) => ({ ...one, rev: one.rev + 1, lapsed: false }))
  return { quote: signTerms({ ...terms, coupons: held, hold, until }), until }
}

/** A hold ends with its coupons: nothing past its last instant is ever redeemed. */
const untilOf = ({ ends }: Terms, now: number): number =>
  Math.min(now + HOLD_VALID, ends ?? Number.MAX_SAFE_INTEGER)

const holdOf = ({ request: { key, inputHash } }: ContextOf<Hold>): string =>
  hashId(`hold:${key}:${inputHash}`)

const namesOf = ({ coupons: all }: Terms): string => all.map(({ name }) => `「${name}」`).join('')

/** The row is added last: one that is there already is a retry, which gets the first answer. */
const holdAll = async (terms: Terms, post: PostHere, context: ContextOf<Hold>) => {
  const { now } = context
  const hold = holdOf(context)
  const until = await heldUntil({ terms, post, hold, until: untilOf(terms, now), now })
  if (!until.ok) return until
  const deed = { subject: terms.memberId, storeId: post.storeId, after: `锁定${namesOf(terms)}` }
  await add(audit, context.row({ ...deed, reply: { until: until.value } }))
  return ok(heldQuote(terms, hold, until.value))
}

/**
 * Holds the coupons of a quote, in three requests: staff, coupons, row. The quote's age is judged by
 * the coupons too: any change since makes this refuse.
 */
export const hold: Handler<Hold> = {
  run: async ({ storeId, quote }, context) => {
    const post = await postAt(context.staff, storeId)
    if (!post.ok) return post
    const terms = termsHere(quote, storeId, context.caller.memberId)
    if (!terms.ok) return terms
    if (terms.value.coupons.length === 0) return refuse('sales.nothing-to-hold')
    if (context.now > terms.value.until) return refuse('sales.quote-expired')
    return holdAll(terms.value, post.value, context)
  },
  again: async ({ quote }, context, stored) => {
    const terms = readTerms(quote)
    if (!terms) throw new Error('the quote of a hold can not be read any more')
    return heldQuote(terms, holdOf(context), (stored as { until: number }).until)
  },
}

/** Gives the coupons of a hold back; those that a sale took meanwhile stay where they are. */
export const release: UseCase<Release> = async ({ storeId, quote }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const terms = termsHere(quote, storeId)
  if (!terms.ok) return terms
  const { value } = terms
  const released = value.hold
    ? await letLoose(value, value.hold, post.value.storeName, context.now)
    : 0
  const reply = { released }
  const deed = { subject: value.memberId, storeId, after: `解锁 ${released} 张` }
  await add(audit, context.row({ ...deed, reply }))
  return ok(reply)
}
