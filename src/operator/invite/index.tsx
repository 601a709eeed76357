import { View } from '@tarojs/components'
import { useDidShow, useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useRef, useState } from 'react'
import { Invite } from '@/stores/operator/invite'
import { Page, Refused, Skeleton } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { DraftFoot } from './draft-foot'
import { DraftForm } from './draft-form'
import { Preview } from './preview'
import { Published } from './published'
import { RewardSheet } from './reward-sheet'

const Editor = ({ invite }: { invite: Invite }) => (
  <View className="cols">
    <View className="col stick">
      <Preview invite={invite} />
    </View>
    <View className="col">
      <DraftForm invite={invite} />
    </View>
  </View>
)

const NotYet = observer(function NotYet({ invite }: { invite: Invite }) {
  const problem = invite.shown.problem ?? invite.brand.problem
  const retry = () => invite.load()
  return (
    <Page roomy>
      {problem ? (
        <Refused problem={problem} onRetry={retry} way={operatorWays[problem.code]} />
      ) : (
        <Skeleton shape="card" />
      )}
    </Page>
  )
})

export default observer(function OperatorInvite() {
  const { id } = useQuery()
  const [invite] = useState(() => new Invite(id))
  const seen = useRef(false)
  useLoad(() => {
    void invite.load()
  })
  useDidShow(() => {
    if (seen.current) void invite.refresh()
    seen.current = true
  })
  const { ready, editable } = invite
  if (!ready) return <NotYet invite={invite} />
  return (
    <Page roomy footer={editable ? <DraftFoot invite={invite} /> : undefined}>
      {editable ? <Editor invite={invite} /> : <Published invite={invite} />}
      {editable && <RewardSheet invite={invite} />}
    </Page>
  )
})
