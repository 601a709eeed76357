import type { AudienceView } from '#core/segments/views'
import { countText } from './count-text'

/** Who may not be written to, and why; '' when nobody fell away. */
export const fellText = ({ strangers, optedOut }: AudienceView): string =>
  [
    strangers > 0 && `${countText(strangers)} 位还不是会员`,
    optedOut > 0 && `${countText(optedOut)} 位不接收营销消息`,
  ]
    .filter(Boolean)
    .join('，')

/** 1,204 位，可以触达 930 位 */
export const countsText = ({ state, percent, people, reachable }: AudienceView): string =>
  state === 'making'
    ? `正在生成，已看 ${percent}%，先找到 ${countText(people)} 位`
    : `${countText(people)} 位，可以触达 ${countText(reachable)} 位`
