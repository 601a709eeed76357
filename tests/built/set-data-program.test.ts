import { describe, expect, test } from 'vitest'
import type { Script } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { LONG } from './member-answers.ts'
import { operatorDay } from './operator-answers.ts'
import { adjustment, entryRow, freshProgram } from './program-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'

const fresh: Script = { ...operatorDay, 'program.show': freshProgram }
const program = 'operator/program'
const member = 'operator/member?id=m1'
const draft = 'operator/template?id=tDraft'

const taps: [page: string, script: Script, taps: string[]][] = [
  [program, operatorDay, ['等级']],
  [program, operatorDay, ['签到']],
  [program, operatorDay, ['签到', '积分']],
  [program, operatorDay, ['收到 0 为止']],
  [program, operatorDay, ['等级', '加一级']],
  [program, operatorDay, ['等级', '#tier-1-away']],
  [program, operatorDay, ['等级', '看看今天各级会有多少人']],
  [program, operatorDay, ['签到', '#checkin-open .choice-one:nth-child(2)']],
  [program, operatorDay, ['签到', '#checkin-factor .choice-one:nth-child(2)']],
  [program, operatorDay, ['签到', '加一条累计奖励']],
  [program, operatorDay, ['签到', '#bonus-0-away']],
  [program, operatorDay, ['保存这一页']],
  [program, fresh, ['保存这一页']],
  ['operator/members', operatorDay, ['找这位会员']],
  ['operator/members', operatorDay, ['会员 尾号 2025']],
  ['operator/members', operatorDay, ['会员 尾号 8841']],
  ['operator/members', operatorDay, ['会员 尾号 2025', '.side-a .btn:last-child']],
  [member, operatorDay, ['调整积分']],
  [member, operatorDay, ['调整积分', '扣分']],
  [member, operatorDay, ['调整积分', '确认调整']],
  [member, operatorDay, ['消费 · 南山路店']],
  ['operator/liability', operatorDay, ['#month .range-step:first-child']],
  ['operator/liability', operatorDay, ['导出这个月的 CSV']],
  ['operator/audit', operatorDay, ['导出 CSV']],
  ['operator/audit', operatorDay, ['导出 CSV', '#month .range-step:first-child']],
  ['operator/template', operatorDay, ['积分兑换']],
  [draft, operatorDay, ['积分兑换']],
  [draft, operatorDay, ['积分兑换', '免费领取']],
]

describe('what a tap at the desk of the programme sends before the cloud answers', () => {
  test.each(taps)('%s: %#', async (page, script, taps) => {
    const { bytes, calls } = await drawnBy(page, script, taps)
    expect({ taps, calls: calls <= interactionCalls, bytes }).toMatchObject({ taps, calls: true })
    expect(bytes, taps.join(', ')).toBeLessThanOrEqual(interactionBytes)
  })
})

const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

const crowded: [page: string, script: Script, selector: string, count: number][] = [
  [
    'operator/members',
    {
      ...operatorDay,
      'points.waiting': {
        adjustments: many(20, (at) => adjustment(`aj${at}`, { why: LONG.repeat(3), by: LONG })),
      },
    },
    '.row-card',
    20,
  ],
  [
    member,
    {
      ...operatorDay,
      'points.entriesOf': { rows: many(20, (at) => entryRow(at, { title: LONG.repeat(2) })) },
    },
    '[class$="--row"]',
    20,
  ],
  [
    'operator/liability',
    {
      ...operatorDay,
      'points.liability': {
        months: many(37, (at) => ({
          month: `20${27 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
          points: 12_345_678,
          fen: 12_345_678,
        })),
        points: 456_790_086,
        fen: 456_790_086,
        debt: 0,
        pointsPerYuan: 100,
      },
    },
    '.doors .cell',
    37,
  ],
]

describe('a page of the programme that is given all it can be given', () => {
  test.each(crowded)('%s draws it in portions of 5 KB at most', async (page, script, ...seen) => {
    const [selector, count] = seen
    const phone = await open(page, script)
    await expect.poll(() => phone.findAll(selector).length).toBe(count)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})
