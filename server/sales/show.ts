import { ok, type Result, refuse } from '#core/kernel/result'
import type { salesClerkRoutes } from '#core/sales/contract'
import { checkReturn, leftOf, type ReturnCommand } from '#core/sales/returns'
import type { Context, UseCase } from '../platform/context'
import type { Staff } from '../platform/people'
import { get } from '../platform/store'
import { type PostHere, postAt } from '../stores'
import { type SaleDoc, sales } from './records'
import { saleViewOf } from './view'

export const commandOf = (
  { storeId, role }: PostHere,
  { _id: staffId }: Staff,
  { memberId: clerkMemberId }: Context['caller'],
): ReturnCommand => ({ storeId, staffId, manager: role === 'manager', clerkMemberId })

/** A sale of this store; another store's gets the answer of a missing one. */
export const saleHere = (
  sale: SaleDoc | undefined,
  storeId: string,
): Result<SaleDoc, 'sales.not-found'> =>
  sale?.storeId === storeId ? ok(sale) : refuse('sales.not-found')

export const show: UseCase<(typeof salesClerkRoutes)['sales.show']> = async (
  { storeId, saleId },
  { staff, caller, now },
) => {
  const post = await postAt(staff, storeId)
  if (!post.ok) return post
  const found = saleHere(await get(sales, saleId), storeId)
  if (!found.ok) return found
  const sale = found.value
  const mayReturn = checkReturn(sale, commandOf(post.value, staff, caller), now).ok
  return ok({ sale: saleViewOf(sale), most: leftOf(sale), mayReturn })
}
