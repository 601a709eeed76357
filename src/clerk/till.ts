import { memory } from '@/cloud/memory'
import { Chime } from '@/stores/clerk/chime'
import { Desk } from '@/stores/clerk/desk'
import { Goods } from '@/stores/clerk/goods'
import { Redemption } from '@/stores/clerk/redemption'
import { Selling } from '@/stores/clerk/selling'

/** One desk per phone: the pages of this sub-package share the store they stand in. */
export const desk = new Desk(memory)
export const goods = new Goods(memory)
export const chime = new Chime(memory)

let current: Redemption | undefined
let sale: Selling | undefined

/** A new scan; it is handed on from quote to result. */
export const beginWith = (code: string): Redemption => {
  current = new Redemption(code)
  // A sale whose coupons are locked can be gone on with from the desk.
  if (!openSale()) sale = undefined
  return current
}

export const scanNow = (): Redemption | undefined => current

/** A sale to the member whose code was scanned, with the coupon that was scanned or picked. */
export const beginSale = (scan: Redemption, couponId?: string): Selling => {
  const { storeId, visit, member } = scan
  sale = new Selling({ storeId, visit, member }, couponId)
  return sale
}

export const saleNow = (): Selling | undefined => sale

/** A sale that was left with its coupons locked, or its record unanswered. */
export const openSale = (): Selling | undefined =>
  sale && sale.outcome === undefined && sale.fixed ? sale : undefined
