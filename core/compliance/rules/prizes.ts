import type { ComplianceCase } from '../case'
import { ALL, type Hit, type Rule, red, when, yellow } from '../rule'
import { findWords, mentions } from '../text/find'
import { changeable, dearPrizes, IS_DRAW, rigged, SAYS_ODDS, unsaidOdds } from '../words/prizes'
import { COMPETITION, PROMOTIONS, REVISED } from './sources'

/** Fifty thousand yuan, in fen. */
const CAP_FEN = 5_000_000
/** So near to the cap that the market price decides. */
const NEAR_FEN = 4_500_000
const KEEP_YEARS = 2

const C25: Rule = {
  id: 'C25',
  clause: '反不正当竞争法第十条（三）、规范促销行为暂行规定第十七条',
  quote: '抽奖式的有奖销售，最高奖的金额超过五万元',
  ...COMPETITION,
  guard: '每个奖品都要填价值；最高奖不超过 5 万元',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, dearPrizes),
    ...when(
      (config.lottery?.topPrizeFen ?? 0) > CAP_FEN,
      red(
        'lottery.topPrizeFen',
        `${(config.lottery?.topPrizeFen ?? 0) / 100} 元`,
        '最高奖超过 5 万元',
      ),
    ),
    ...when(
      (config.rewards ?? []).some(
        ({ valueFen = 0, kind, when: paid }) =>
          valueFen > CAP_FEN && (config.lottery || kind === 'lottery-chance' || paid === 'draw'),
      ),
      red('rewards.valueFen', '> 50000 元', '最高奖超过 5 万元'),
    ),
  ],
}

const TO_BE_SAID = {
  prizes: '奖品',
  drawAt: '开奖时间',
  claim: '兑奖方式',
  organiser: '主办方',
} as const

const unsaid = ({ lottery = {} }: ComplianceCase): Hit[] => [
  ...(Object.keys(TO_BE_SAID) as (keyof typeof TO_BE_SAID)[])
    .filter((key) => lottery[key]?.trim() === '')
    .map((key) => red(`lottery.${key}`, '（空）', `没有写${TO_BE_SAID[key]}`)),
  ...when(
    lottery.quantity?.trim() === '' && !lottery.probability?.trim(),
    red('lottery.quantity', '（空）', '要写明奖品数量或中奖概率'),
  ),
  ...when(
    lottery.probability?.trim() === '' && lottery.quantity === undefined,
    red('lottery.probability', '（空）', '要写明奖品数量或中奖概率'),
  ),
]

const C26: Rule = {
  id: 'C26',
  clause: '规范促销行为暂行规定第十三、十四条',
  quote:
    '（大意）有奖销售前，应当明确公布奖项种类、参与条件、参与方式、开奖时间、开奖方式、奖金金额或者奖品价格、奖品数量或者中奖概率、兑奖时间、兑奖条件……不得变更',
  ...PROMOTIONS,
  guard: '发布后内容封存；只能朝对参加的人有利的方向改',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, changeable),
    ...unsaid(config),
    ...(mentions(config, IS_DRAW) && !mentions(config, SAYS_ODDS) && !config.lottery
      ? findWords(config, unsaidOdds)
      : []),
  ],
}

const C27: Rule = {
  id: 'C27',
  clause: '规范促销行为暂行规定第十九条',
  quote:
    '（大意）建立档案，如实、准确、完整地记录设奖规则、公示信息、兑奖结果、获奖人员等内容，妥善保存两年',
  ...PROMOTIONS,
  guard: '记录只增不改，至少留两年',
  level: 'red',
  subjects: ALL,
  check: ({ lottery }) =>
    when(
      (lottery?.keepYears ?? KEEP_YEARS) < KEEP_YEARS,
      red('lottery.keepYears', `${lottery?.keepYears} 年`, '活动档案至少保存两年'),
    ),
}

const C28: Rule = {
  id: 'C28',
  clause: '反不正当竞争法第十条（二）',
  quote: '采用谎称有奖或者故意让内定人员中奖的欺骗方式进行有奖销售',
  ...COMPETITION,
  guard: '店员不参加；开奖可以重放',
  level: 'red',
  subjects: ALL,
  check: (config) => [
    ...findWords(config, rigged),
    ...when(config.lottery?.oddsChange, red('lottery.oddsChange', 'true', '概率不能中途改')),
    ...when(config.lottery?.staffMayWin, red('lottery.staffMayWin', 'true', '内部的人不能中奖')),
    ...when(config.lottery?.heldBack, red('lottery.heldBack', 'true', '奖品不能扣着不投')),
  ],
}

const near = (topPrizeFen: number): boolean => topPrizeFen > NEAR_FEN && topPrizeFen <= CAP_FEN

const C29: Rule = {
  id: 'C29',
  clause: '反不正当竞争法（2025 年修订，条号有变）',
  quote: '（大意，修订后的条文未能读到）抽奖式有奖销售的最高奖有上限；这里按五万元，只能往低调',
  ...REVISED,
  guard: '上限只能往低调',
  level: 'red',
  subjects: ALL,
  check: ({ lottery = {} }) => [
    ...when(
      (lottery.capFen ?? 0) > CAP_FEN,
      red('lottery.capFen', `${(lottery.capFen ?? 0) / 100} 元`, '上限不能调高'),
    ),
    ...when(
      near(lottery.topPrizeFen ?? 0),
      yellow(
        'lottery.topPrizeFen',
        `${(lottery.topPrizeFen ?? 0) / 100} 元`,
        '最高奖接近上限，请写明市场价的依据',
      ),
    ),
  ],
}

export const prizes: readonly Rule[] = [C25, C26, C27, C28, C29]
