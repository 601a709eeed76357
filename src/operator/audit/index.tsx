import { useLoad, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { AuditRow } from '#core/audit/contract'
import { auditRows } from '@/stores/operator/audit'
import { Empty, Page } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useSame } from '@/ui/use-same'
import { operatorWays } from '../ways'
import '../operator.scss'
import { itemOf } from './rows'

const Rows = ({ rows }: { rows: AuditRow[] }) => <audit-rows items={useSame(rows.map(itemOf))} />

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
        {(rows) => <Portions rows={rows}>{(portion) => <Rows rows={portion} />}</Portions>}
      </Listed>
    </Page>
  )
})
