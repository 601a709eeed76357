import type { Platform } from '../../events/event'
import type { Status } from '../states'

/** What a column tells. Names, addresses, remarks and payment accounts are never read. */
export const FIELDS = [
  'platform',
  'orderNo',
  'itemNo',
  'buyer',
  'phone',
  'state',
  'after',
  'paidAt',
  'madeAt',
  'endedAt',
  'title',
  'sku',
  'quantity',
  'paid',
  'total',
  'refund',
] as const
export type Field = (typeof FIELDS)[number]

export const DIALECTS = ['taobao', 'taobao-goods', 'douyin', 'pinduoduo', 'jd', 'plain'] as const
export type DialectId = (typeof DIALECTS)[number]

/** One kind of file: which platform's, and how its columns are called. */
export interface Dialect {
  id: DialectId
  /** In words, for the operator. */
  name: string
  platform: Platform
  /** Names that tell this kind from the others: one of each group is there. */
  marks: readonly (readonly string[])[]
  /** Names of each column, the best one first: they change over the years. */
  columns: Partial<Record<Field, readonly string[]>>
  /** Without these a row means nothing; of a group one is enough. */
  needs: readonly (readonly Field[])[]
  states: ReadonlyMap<string, Status>
  /** Meaning of an empty state cell; without it such a row is refused. */
  silent?: Status
  /** `order`: a row tells what the whole order cost. `item`: of a part. `goods`: tells no money. */
  shape: 'order' | 'item' | 'goods'
}
