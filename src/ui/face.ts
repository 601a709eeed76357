import type { Benefit } from '#core/coupons/views'
import { foldText } from '#core/coupons/words'
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

const moneyFace = (fen: number, kind: string): Face => {
  const [yuan = '0', rest] = yuanText(fen).split('.')
  return { sign: '¥', big: yuan, small: rest ? `.${rest}` : '', kind }
}

const foldFace = (offPercent: number): Face => {
  const [big = '', small = ''] = foldText(offPercent).split(' ')
  return { sign: '', big, small, kind: '折扣' }
}

/** Face value of a benefit as a ticket's stub sets it. */
export function faceOf(benefit: Benefit): Face {
  if (benefit.kind === 'gift') return { sign: '', big: '礼', small: '', kind: '礼品' }
  if (benefit.kind === 'exchange') return { sign: '', big: '换', small: '', kind: '兑换' }
  if (benefit.kind === 'percent-off') return foldFace(benefit.offPercent)
  return moneyFace(
    benefit.kind === 'item-price' ? benefit.priceFen : benefit.offFen,
    benefit.kind === 'item-price' ? '特价' : '立减',
  )
}
