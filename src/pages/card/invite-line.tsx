import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { invites } from '@/stores/invites'
import { Cell, go } from '@/ui'

/** One campaign is opened at once; of several one is chosen. */
export const openInvites = (): Promise<void> => {
  const { campaigns = [] } = invites.load.data ?? {}
  const only = campaigns.length === 1 ? campaigns[0] : undefined
  return only ? go('member/invite', { id: only.campaign.id }) : go('member/invites')
}

/** One quiet line while this member can invite: no red dot, nothing that moves (C2). */
export const InviteLine = observer(function InviteLine() {
  const { open } = invites
  const [first] = open
  if (!first) return null
  return (
    <View className="standing card-box">
      <Cell
        id="invites"
        label="邀请有礼"
        hint={open.length === 1 ? first.campaign.name : `${open.length} 个活动`}
        onPress={openInvites}
        last
      />
    </View>
  )
})
