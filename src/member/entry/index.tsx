import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Entry } from '@/stores/entry'
import { goHome, Loaded, Page, replace } from '@/ui'
import { useQuery } from '@/ui/query'
import { Why } from './why'
import './index.scss'

const ways = {
  'points.entry-not-found': { label: '看积分记录', onPress: () => replace('member/points') },
  'role.member-required': { label: '去入会', onPress: goHome },
}

/** Why one line of the ledger stands there. */
export default observer(function EntryPage() {
  const { id = '' } = useQuery()
  const [entry] = useState(() => new Entry(id))
  useDidShow(() => void entry.refresh())
  usePullDownRefresh(() => void entry.refresh().finally(() => wx.stopPullDownRefresh()))
  return (
    <Page>
      <Loaded of={entry.load} skeleton="lines" onRetry={() => entry.refresh()} ways={ways}>
        {({ entry: view }) => <Why entry={view} now={entry.load.at} />}
      </Loaded>
    </Page>
  )
})
