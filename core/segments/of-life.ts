import { STAGES, stageNames } from '../aipl/names'
import { valueOn } from '../events/days'
import { rulesOn } from '../events/steps'
import { GROUPS, groupNames, groupOf } from '../rfm/groups'
import { bounds, type Field, stretch } from './field'
import { type Judged, type Moment, since } from './life'
import type { Condition, FieldName } from './views'

const STAGE_CHOICES = STAGES.map((id) => ({ id, name: stageNames[id] }))
const GROUP_CHOICES = GROUPS.map((id) => ({ id, name: groupNames[id] }))

const stageOf = (value: number): string => STAGES[value] ?? 'out'

/** Stages come to by a step within the days, if it left one of `from`. */
const movesIn = (c: Condition, { stages }: Judged, { day }: Moment): string[] => {
  const first = since(c, day)
  return stages.flatMap(([on, value], i) => {
    const before = stageOf(stages[i - 1]?.[1] ?? 0)
    if (on < first || on > day || (c.from && !c.from.includes(before))) return []
    return [stageOf(value)]
  })
}

const cellOn = ({ cells }: Judged, { day }: Moment): number => valueOn(cells, day) ?? 0

/** 5, 4, 3 of cell 543; undefined without a purchase that counts. */
const score =
  (divisor: number): Field['value'] =>
  (_, person, at) => {
    const cell = cellOn(person, at)
    return cell === 0 ? undefined : Math.floor(cell / divisor) % 10
  }

const scoreField = (name: string, about: string, divisor: number): Field => ({
  name,
  about,
  range: { least: 1, most: 5, unit: '分' },
  reads: ['cells'],
  value: score(divisor),
  turns: (_, { cells }) => cells.map(([day]) => day),
  words: (c) => `${name}${bounds(c, '分')}`,
})

/** Stages and RFM. */
export const OF_LIFE = {
  stage: {
    name: 'AIPL 阶段',
    about: '现在处在哪个阶段',
    of: STAGE_CHOICES,
    single: true,
    reads: ['stages'],
    value: (_, { stages }, { day }) => [stageOf(valueOn(stages, day) ?? 0)],
    turns: (_, { stages }) => stages.map(([day]) => day),
    words: (_, chosen) => `AIPL 阶段是${chosen}`,
  },
  moved: {
    name: '阶段变化',
    about: '在这段时间里进入过某个阶段，可以限定从哪个阶段来',
    of: STAGE_CHOICES,
    from: STAGE_CHOICES,
    within: 'must',
    reads: ['stages'],
    value: movesIn,
    turns: ({ within = 0 }, { stages }) => stages.flatMap(([day]) => [day, day + within]),
    words: (c, chosen, from) => `${stretch(c)}${from === '' ? '' : `从${from}`}变成过${chosen}`,
  },
  group: {
    name: 'RFM 分组',
    about: '现在在哪个分组',
    of: GROUP_CHOICES,
    single: true,
    reads: ['cells'],
    value: (_, person, at) => [GROUPS[groupOf(cellOn(person, at), rulesOn(at.rfm, at.day))]],
    turns: (_, { cells }) => cells.map(([day]) => day),
    words: (_, chosen) => `RFM 分组是${chosen}`,
  },
  recency: scoreField('R 得分（最近）', '最近一次购买的得分，5 分最近；统计期内没买过的不算', 100),
  frequency: scoreField('F 得分（次数）', '购买次数的得分，5 分最多；统计期内没买过的不算', 10),
  money: scoreField('M 得分（金额）', '购买金额的得分，5 分最高；统计期内没买过的不算', 1),
} satisfies Partial<Record<FieldName, Field>>
