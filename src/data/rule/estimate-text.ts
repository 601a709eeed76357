import { momentText } from '#core/kernel/time'
import type { Estimate } from '#core/segments/views'
import type { Estimated } from '@/stores/data/estimate'
import { countText } from '../count-text'

/** 1,204, or 约 1,204 */
const roughly = ({ count }: Estimate, exact: boolean): string =>
  exact ? countText(count) : `约 ${countText(count)}`

/** 符合的约 1,204 位，会员约 980 位 */
export const shortText = ({ people, members, exact }: Estimated): string =>
  `符合的${exact ? '有 ' : ''}${roughly(people, exact)} 位，其中会员 ${roughly(members, exact)} 位`

export const boundsText = ({ low, high }: Estimate): string =>
  `${countText(low)} 到 ${countText(high)} 之间`

/** How it was counted, so that nobody takes an estimate for a count. */
export const howText = ({ exact, looked, of, upTo }: Estimated, now: number): string => {
  // Before the first count of all there is no such moment.
  const until = upTo === 0 ? '' : `数据到 ${momentText(upTo, now)}。`
  if (exact) return `全部 ${countText(of)} 位顾客都看过，人数是准的。${until}`
  const sample = `从 ${countText(of)} 位顾客里均匀抽看了 ${countText(looked)} 位来估算`
  return `${sample}，100 次里大约有 95 次落在写出的范围内；生成名单时会一位一位数准。${until}`
}
