import { memory } from '@/cloud/memory'
import { Desk } from '@/stores/clerk/desk'
import { Redemption } from '@/stores/clerk/redemption'
import { Selling } from '@/stores/clerk/selling'

/** One desk per phone: the pages of this sub-package share the store they stand in. */
export const desk = new Desk(memory)

let current: Redemption | undefined
let sale: Selling | undefined

/** A new scan; it is handed on from quote to result. */
export const beginWith = (code: string): Redemption => {
  current = new Redemption(code)
  sale = undefined
  return current
}

export const scanNow = (): Redemption | undefined => current

/** A sale to the member whose code was scanned. */
export const beginSale = ({ storeId, visit, member }: Redemption): Selling => {
  sale = new Selling(storeId, visit, member)
  return sale
}

export const saleNow = (): Selling | undefined => sale
