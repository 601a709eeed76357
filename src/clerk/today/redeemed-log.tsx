import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useMemo, useState } from 'react'
import { businessDayOf, clockText } from '#core/kernel/time'
import type { LogRow } from '#core/redemption/views'
import { SEARCH_MAX, type Today } from '@/stores/clerk/today'
import { confirm, Notice } from '@/ui'
import { PickDay } from '@/ui/pick'
import { Search } from '@/ui/search'
import { LogLine, worth } from '../log-line'
import { signal } from '../signal'
import { desk } from '../till'
import { Log } from './log'
import { ReverseSheet } from './reverse-sheet'

async function undo(today: Today, row: LogRow): Promise<void> {
  const yes = await confirm({
    title: '撤销这次核销？',
    text: `${row.member} 的「${row.name}」（${worth(row)}），${clockText(row.undoUntil)} 前可以撤销。撤销后：券回到会员的券包，可以再用；结算里扣除这一笔。`,
    yes: '撤销',
  })
  if (yes && (await today.undo(row))) signal('good')
}

async function takeBack(today: Today, row: LogRow): Promise<void> {
  const yes = await confirm({
    title: '顾客把礼品退回来了？',
    text: `「${row.name}」退回后：${row.paid} 分回到会员账上原来的批次，已经到期的批次不再退回；礼品回到库存，这张券作废。`,
    yes: '退积分',
  })
  if (yes && (await today.takeBack(row))) signal('good')
}

const Told = observer(function Told({ today }: { today: Today }) {
  const { told } = today
  const { problem } = today.undoing
  if (!problem && !told) return null
  return (
    <View className="gap-12">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {told && !problem && <Notice tone="good">{told}</Notice>}
    </View>
  )
})

/** Which day, and which of its redemptions. */
const Asked = observer(function Asked({ today }: { today: Today }) {
  const { redeemed } = today
  const { day, search } = redeemed
  return (
    <View>
      <PickDay
        label="哪一天"
        value={day || businessDayOf(redeemed.log.at || desk.home.at)}
        onChange={(to) => redeemed.choose(to)}
      />
      <Search
        maxlength={SEARCH_MAX}
        value={search}
        placeholder="券名，或会员号末几位"
        onChange={(text) => redeemed.find(text)}
      />
    </View>
  )
})

const emptyOf = ({ search, day }: Today['redeemed']): string => {
  if (search.trim()) return '没有找到，换个词或换一天试试'
  return day ? '这一天这家店没有核销' : '今天这家店还没有核销'
}

interface RedeemedLogProps {
  today: Today
  idle: boolean
}

export const RedeemedLog = observer(function RedeemedLog({ today, idle }: RedeemedLogProps) {
  const [going, setGoing] = useState<LogRow>()
  const manager = desk.home.data?.role === 'manager'
  const ways = useMemo(
    () => ({
      undo: (row: LogRow) => undo(today, row),
      reverse: (row: LogRow) => {
        today.reversing.clear()
        setGoing(row)
      },
      takeBack: manager ? (row: LogRow) => takeBack(today, row) : undefined,
    }),
    [today, manager],
  )
  const { log } = today.redeemed
  return (
    <View>
      <Asked today={today} />
      <Told today={today} />
      <Log of={log} idle={idle} empty={emptyOf(today.redeemed)}>
        {(row) => (
          <LogLine
            key={row.redemptionId}
            row={row}
            onUndo={ways.undo}
            onReverse={ways.reverse}
            onTakeBack={ways.takeBack}
          />
        )}
      </Log>
      <ReverseSheet today={today} row={going} onClose={() => setGoing(undefined)} />
    </View>
  )
})
