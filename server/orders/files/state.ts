import type { Layout } from '#core/orders/columns'
import type { Delimiter, Newline } from './csv'
import type { Encoding } from './encoding'

/** Where a reader of a CSV file stands: small, plain, and all that it needs to go on. */
export interface FileState {
  encoding: Encoding
  delimiter: Delimiter
  newline: Newline
  layout: Layout
  /** Byte at which the next row begins. */
  offset: number
  /** Number of that row. */
  row: number
}
