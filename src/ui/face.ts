import type { Benefit } from '#core/coupons/views'
import { yuanText } from '#core/kernel/money'

export interface Face {
  /** Small before the number. */
  sign: string
  big: string
  /** Small after the number: the fen. */
  small: string
  /** What kind of benefit, in two characters. */
  kind: string
}

/** Face value of a benefit as a ticket's stub sets it. */
export function faceOf(benefit: Benefit): Face {
  if (benefit.kind === 'gift') return { sign: '', big: '礼', small: '', kind: '兑换' }
  const [yuan = '0', rest] = yuanText(benefit.offFen).split('.')
  return { sign: '¥', big: yuan, small: rest ? `.${rest}` : '', kind: '立减' }
}
