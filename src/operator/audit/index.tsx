import { View } from '@tarojs/components'
import { useLoad, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { AuditRow } from '#core/audit/contract'
import { Audit } from '@/stores/operator/audit'
import { Empty, Page, Sheet } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useSame } from '@/ui/use-same'
import { MonthExport } from '../month-export'
import '../operator.scss'
import { itemOf } from './rows'

/** A record can hold whole rules, before and after: some rows fill a picture (≤ 5 KB). */
const FEW = 3

interface RowsProps {
  rows: AuditRow[]
  now: number
}
const Rows = ({ rows, now }: RowsProps) => (
  <audit-rows items={useSame(rows.map((row) => itemOf(row, now)))} />
)

export default observer(function OperatorAudit() {
  const [{ list, files }] = useState(() => new Audit())
  const [taking, setTaking] = useState(false)
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
          <View>
            <View className="list-act" hoverClass="pressed" onClick={() => setTaking(true)}>
              导出 CSV
            </View>
            <Portions rows={rows} each={FEW}>
              {(portion) => <Rows rows={portion} now={list.at} />}
            </Portions>
          </View>
        )}
      </Listed>
      <Sheet open={taking} title="导出操作记录" onClose={() => setTaking(false)}>
        <MonthExport files={files} what="操作记录" hint="谁在哪里做了什么，可以用表格软件打开" />
      </Sheet>
    </Page>
  )
})
