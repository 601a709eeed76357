import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useMemo } from 'react'
import type { LogRow } from '#core/redemption/views'
import type { Today } from '@/stores/clerk/today'
import { buzz, confirm, Notice } from '@/ui'
import { LogLine, worth } from '../log-line'
import { desk } from '../till'
import { Log } from './log'

async function undo(today: Today, row: LogRow): Promise<void> {
  const yes = await confirm({
    title: '撤销这次核销？',
    text: `${row.member} 的「${row.name}」（${worth(row)}）。撤销后：券回到会员的券包，可以再用。`,
    yes: '撤销',
  })
  if (yes && (await today.undo(row))) buzz()
}

async function takeBack(today: Today, row: LogRow): Promise<void> {
  const yes = await confirm({
    title: '顾客把礼品退回来了？',
    text: `「${row.name}」退回后：${row.paid} 分回到会员账上原来的批次，已经到期的批次不再退回；礼品回到库存，这张券作废。`,
    yes: '退积分',
  })
  if (yes && (await today.takeBack(row))) buzz()
}

const Told = observer(function Told({ today }: { today: Today }) {
  const { back } = today
  const { problem } = today.undoing
  if (!problem && !back) return null
  return (
    <View className="gap-12">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {back && !problem && (
        <Notice tone="good">{`「${back.name}」已退回，${back.points} 分回到会员账上`}</Notice>
      )}
    </View>
  )
})

interface RedeemedLogProps {
  today: Today
  idle: boolean
}

export const RedeemedLog = observer(function RedeemedLog({ today, idle }: RedeemedLogProps) {
  const manager = desk.home.data?.role === 'manager'
  const ways = useMemo(
    () => ({
      undo: (row: LogRow) => undo(today, row),
      takeBack: manager ? (row: LogRow) => takeBack(today, row) : undefined,
    }),
    [today, manager],
  )
  return (
    <Log
      found={today.redeemed}
      idle={idle}
      empty="今天这家店还没有核销"
      notice={<Told today={today} />}
    >
      {(row) => (
        <LogLine key={row.redemptionId} row={row} onUndo={ways.undo} onTakeBack={ways.takeBack} />
      )}
    </Log>
  )
})
