import { yuanText } from '#core/kernel/money'
import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { salesClerkRoutes } from '#core/sales/contract'
import { checkReturn } from '#core/sales/returns'
import { returnRuleText, saleName } from '#core/sales/words'
import { readBrand, readBrandIn } from '../brand'
import { coupons } from '../coupons'
import { onSale } from '../invites'
import { audit } from '../platform/audit'
import { memberChange } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { members } from '../platform/people'
import { type Collection, type Doc, get, type Tx, withTx } from '../platform/store'
import { type PostHere, postAt } from '../stores'
import { endedPoints } from './ended'
import { type Planned, planReturn, type Returning } from './plan-return'
import { type SaleDoc, sales } from './records'
import { commandOf, saleHere } from './show'
import { saleViewOf } from './view'

type Quote = (typeof salesClerkRoutes)['sales.returnQuote']
type Return = (typeof salesClerkRoutes)['sales.return']

type Read = <T extends Doc>(from: Collection<T>, id: string) => Promise<T | undefined>

const returnable = (
  found: SaleDoc | undefined,
  post: PostHere,
  { staff, caller, now }: ContextOf<Quote>,
) => {
  const sale = saleHere(found, post.storeId)
  if (!sale.ok) return sale
  const may = checkReturn(sale.value, commandOf(post, staff, caller), now)
  return may.ok ? sale : may
}

/** What else the return of a sale touches. Members are never removed. */
const touched = async (read: Read, sale: SaleDoc, now: number) => {
  const member = await read(members, sale.memberId)
  if (!member) throw new Error(`sale ${sale._id} has no member`)
  const used = await Promise.all(sale.coupons.map(({ id }) => read(coupons, id)))
  const found = used.filter((one) => one !== undefined)
  return { sale, member, coupons: found, ended: await endedPoints(sale, member, now) }
}

/** What a return would do. Changes nothing. */
export const returnQuote: UseCase<Quote> = async ({ storeId, saleId, listFen }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const sale = returnable(await get(sales, saleId), post.value, context)
  if (!sale.ok) return sale
  const [seen, { program }] = await Promise.all([
    touched(get, sale.value, context.now),
    readBrand(),
  ])
  const { rev } = sale.value
  const plan = planReturn({ ...seen, program, listFen, id: `r${rev}`, now: context.now })
  if (!plan.ok) return plan
  const { back, debt, waived } = plan.value
  return ok({ back, debt, waived, rev })
}

const ledgerOf = ({ sale, program }: Returning, { lines }: Planned) => ({
  memberId: sale.memberId,
  cause: 'return' as const,
  lines,
  rule: returnRuleText(program.points.returnPolicy),
  document: { kind: 'sale' as const, id: sale._id, name: saleName(sale.sum.payFen) },
  where: sale.storeName,
})

const writeAll = async (
  tx: Tx,
  returning: Returning,
  planned: Planned,
  context: ContextOf<Return>,
) => {
  const { sale, member } = returning
  const { back, debt, waived } = planned
  const returns = [...sale.returns, back]
  const rev = sale.rev + 1
  await tx.update(members, member._id, memberChange(member, planned.member))
  await tx.update(sales, sale._id, { set: { returns, rev } })
  for (const { id, set } of planned.coupons.changes) await tx.update(coupons, id, { set })
  const after = { ...sale, returns, rev }
  const reply = { sale: saleViewOf(after), back, debt, waived }
  const deed = {
    subject: sale._id,
    of: sale._id,
    storeId: sale.storeId,
    after: `退 ¥${yuanText(back.refundFen)}`,
    uses: planned.coupons.uses,
    ledger: ledgerOf(returning, planned),
    reply,
  }
  await tx.add(audit, context.row(deed))
  return { member, after, reply }
}

const takeBackIn = async (
  tx: Tx,
  post: PostHere,
  { saleId, listFen, rev }: InputOf<Return>,
  context: ContextOf<Return>,
) => {
  const found = await tx.get(sales, saleId)
  if (found && found.rev !== rev && found.storeId === post.storeId) return refuse('sales.changed')
  const sale = returnable(found, post, context)
  if (!sale.ok) return sale
  const seen = await touched(tx.get, sale.value, context.now)
  const { program } = await readBrandIn(tx)
  const { request, now } = context
  const returning = { ...seen, program, listFen, id: request.key, now }
  const planned = planReturn(returning)
  return planned.ok ? ok(await writeAll(tx, returning, planned.value, context)) : planned
}

/** Takes goods back: money, points, growth, tier and coupon go back in one commit, exactly once. */
export const takeReturn: UseCase<Return> = async (input, context) => {
  const post = await postAt(context.staff, input.storeId)
  if (!post.ok) return post
  const done = await withTx((tx) => takeBackIn(tx, post.value, input, context))
  if (!done.ok) return done
  const { member, after, reply } = done.value
  await onSale(member, after, context.now)
  return ok(reply)
}
