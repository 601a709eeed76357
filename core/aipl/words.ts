import { kindWords } from '../events/words'
import { STAGES, type Stage, stageNames } from './names'
import type { StageRule } from './stages'

export const stageName = (stage: Stage): string => stageNames[STAGES[stage]]

/** 近 380 天内购买满 2 次 */
export const ruleText = ({ kinds, atLeast, withinDays }: StageRule): string => {
  const deeds = kinds.map((kind) => kindWords[kind]).join('、')
  const times = atLeast === 1 ? '' : `，满 ${atLeast} 次`
  return `近 ${withinDays} 天内有${deeds}${times}`
}

/** What the page says of a stage besides its name. */
export const stageAbout: Record<Stage, string> = {
  0: '还不是会员，或已退会',
  1: '是会员，但规则里的时间内没有任何互动',
  2: '看过品牌的内容，还没有更多行动',
  3: '有过互动：入会、领券、签到、邀请等',
  4: '买过，且没有全部退货',
  5: '买过不止一次，或带来了留下来的好友',
}
