import { readSigned, sign } from './signed'

/** A member stood at a till and showed their code. */
export interface Visit {
  memberId: string
  storeId: string
  /** Step of the code shown; recording the sale spends it. */
  step: number
  at: number
  /** The coupon whose code was scanned, or picked, and that code's step: one scan is one use. */
  shown?: ShownCoupon
}

export interface ShownCoupon {
  id: string
  step: number
}

const PURPOSE = 'visit'

export const signVisit = (visit: Visit): string => sign(PURPOSE, visit)

export const readVisit = (text: string): Visit | undefined => readSigned<Visit>(PURPOSE, text)
