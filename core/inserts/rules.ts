import { ok, type Result, refuse } from '../kernel/result'
import { MINUTE } from '../kernel/time'
import type { CardState } from './contract'

/** What is known of a card that we signed. */
export interface CardFacts {
  batch: { status: 'active' | 'voided' }
  /** Absent as long as nobody took it. */
  usedBy?: string | undefined
  /** Coupons that the batch's template can still give; 0 when it has ended. */
  left: number
}

/** What scanning a card means for this person. What was taken stays taken, whatever came after. */
export const stateFor = ({ batch, usedBy, left }: CardFacts, memberId: string): CardState => {
  if (usedBy !== undefined) return usedBy === memberId ? 'mine' : 'used'
  if (batch.status === 'voided') return 'voided'
  return left > 0 ? 'fresh' : 'sold-out'
}

type TakeRefusal = 'inserts.used' | 'inserts.voided'

/** May the card be taken? Stock is judged where the coupon is given. */
export const decideTake = ({
  batch,
  usedBy,
}: Omit<CardFacts, 'left'>): Result<true, TakeRefusal> => {
  if (usedBy !== undefined) return refuse('inserts.used')
  return batch.status === 'voided' ? refuse('inserts.voided') : ok(true)
}

/** Serials count from 1 to the size of the batch; signed ones beyond were never printed. */
export const isInBatch = (serial: number, count: number): boolean => serial >= 1 && serial <= count

/** The serials of one print sheet. */
export const rangeOf = (
  from: number,
  count: number,
  size: number,
): Result<number[], 'inserts.range-outside'> =>
  isInBatch(from, size) && isInBatch(from + count - 1, size)
    ? ok(Array.from({ length: count }, (_, i) => from + i))
    : refuse('inserts.range-outside')

/**
 * Guesses of typed codes. 35 bits of MAC make one guess in 34 thousand million right; the windows
 * keep a crowd of guessers below one success in a thousand years and still let people mistype.
 */
export const TYPED_PER_PERSON = 8
export const TYPED_BY_EVERYONE = 600
export const TYPED_WINDOW = 10 * MINUTE
