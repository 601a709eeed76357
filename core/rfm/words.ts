import { yuanText } from '../kernel/money'
import type { RfmRules } from './cells'

/** The cuts, a line each, as the rules' page and the audit say them. */
export const rfmText = ({ windowDays, recencyDays, orders, fen, high }: RfmRules): string[] => [
  `看近 ${windowDays} 天的购买，全部退掉的不算`,
  `最近一次（R）：${recencyDays.join('、')} 天以内分别得 5、4、3、2 分，再久得 1 分`,
  `次数（F）：满 ${orders.join('、')} 单分别得 2、3、4、5 分`,
  `金额（M）：满 ${fen.map(yuanText).join('、')} 元分别得 2、3、4、5 分，退款已扣除`,
  `R 满 ${high.recency} 分、F 满 ${high.frequency} 分、M 满 ${high.money} 分算“高”，三项高低组成八个分组`,
]
