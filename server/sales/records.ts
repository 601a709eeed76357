import * as v from 'valibot'
import { move } from '#core/points/views'
import { saleLine, saleReturn, saleSum } from '#core/sales/views'
import type { Request } from '../platform/audit'
import { hashId } from '../platform/ids'
import { addOnce, collection } from '../platform/store'

const saleDoc = v.object({
  /** Made from the request that recorded it (saleIdOf); the subject of its audit row. */
  _id: v.string(),
  memberId: v.string(),
  /** Masked: 会员 尾号 5678 */
  member: v.string(),
  storeId: v.string(),
  storeName: v.string(),
  staffId: v.string(),
  at: v.number(),
  /** Business day, to which the growth belongs. */
  day: v.string(),
  sum: saleSum,
  /** In the order in which they applied, with what each took off, fen. */
  coupons: v.optional(
    v.array(v.object({ id: v.string(), name: v.string(), offFen: v.number() })),
    [],
  ),
  lines: v.optional(v.array(saleLine), []),
  /** From which lots the points came: a return puts them back there (law 3). */
  spent: v.array(move),
  /** Dates of the earned lot, whose id is the sale's. */
  earned: v.optional(v.object({ from: v.number(), until: v.number() })),
  returns: v.array(saleReturn),
  rev: v.number(),
})
export type SaleDoc = v.InferOutput<typeof saleDoc>

export const sales = collection('sales', saleDoc)

/**
 * The id of the sale that this request records. The quote counts as well: whoever sends one request
 * id for two sales at once gets two whole ones, and neither hides the other's document, lot or uses.
 */
export const saleIdOf = ({ key, inputHash }: Request): string => hashId(`sale:${key}:${inputHash}`)

/** Adds a sale from the receipt in its member's document; one that is filed stays as it is. */
export const fileSale = (text: string): Promise<boolean> =>
  addOnce(sales, sales.parse(JSON.parse(text)))
