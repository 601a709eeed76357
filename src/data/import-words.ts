import { yuanText } from '#core/kernel/money'
import { dateText } from '#core/kernel/time'
import type { ImportView } from '#core/orders/contract'
import type { ImportDiff } from '#core/orders/import'

/** What went back can make a sum negative: the sign stands before the ¥. */
export const sumText = (fen: number): string => `${fen < 0 ? '−' : ''}¥${yuanText(Math.abs(fen))}`

export const ordersText = ({ fresh, changed, same }: ImportDiff): string =>
  `新 ${fresh}，有变化 ${changed}，和已有的一样 ${same}`

/** From which day to which day people bought; '' where no row tells. */
export const spanText = ({ from, to, at }: ImportView): string => {
  if (from === undefined || to === undefined) return ''
  const [first, last] = [dateText(from, at), dateText(to, at)]
  return first === last ? first : `${first} 至 ${last}`
}
