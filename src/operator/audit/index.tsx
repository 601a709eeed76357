import { View } from '@tarojs/components'
import { useLoad, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { memo, useState } from 'react'
import type { AuditRow } from '#core/audit/contract'
import { momentText } from '#core/kernel/time'
import { auditRows } from '@/stores/operator/audit'
import { Empty, Page } from '@/ui'
import { Listed } from '@/ui/listed'
import { operatorWays } from '../ways'
import '../operator.scss'

const changeOf = ({ before, after }: AuditRow): string => {
  if (before && after) return `${before} → ${after}`
  return after ?? before ?? ''
}

const Row = memo(function Row({ row }: { row: AuditRow }) {
  const change = changeOf(row)
  return (
    <View className="row-card">
      <View className="row-head">
        <View className="grow bold row-what">{row.what}</View>
        <View className="t14 ink-3 num">{momentText(row.at)}</View>
      </View>
      <View className="t14 ink-2 gap-4">{row.where ? `${row.who} · ${row.where}` : row.who}</View>
      {change && <View className="changes">{change}</View>}
      {row.why && <View className="t14 gap-4">{`原因：${row.why}`}</View>}
    </View>
  )
})

export default observer(function OperatorAudit() {
  const [list] = useState(auditRows)
  useLoad(() => {
    void list.load()
  })
  usePullDownRefresh(async () => {
    await list.load()
    wx.stopPullDownRefresh()
  })
  return (
    <Page roomy>
      <Listed
        of={list}
        ways={operatorWays}
        empty={<Empty mark="静" text="还没有记录。发布、制卡、核销等每一步都会记在这里。" />}
      >
        {(rows) => (
          <View className="two">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </View>
        )}
      </Listed>
    </Page>
  )
})
