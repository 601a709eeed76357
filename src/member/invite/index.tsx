import { View } from '@tarojs/components'
import {
  useDidHide,
  useDidShow,
  usePullDownRefresh,
  useReachBottom,
  useShareAppMessage,
  useUnload,
} from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Invite } from '@/stores/invite'
import { look } from '@/stores/look'
import { Button, goHome, Loaded, Page } from '@/ui'
import { useQuery } from '@/ui/query'
import { Mine } from './mine'
import './index.scss'

const home = { label: '回到会员卡', onPress: goHome }
const ways = {
  'role.member-required': { label: '去入会', onPress: goHome },
  'invites.not-found': home,
  'invites.not-open': home,
  'invites.paused': home,
  'invites.over': home,
  'invites.not-for-you': home,
  'invites.staff': home,
  'invites.blocked': home,
}

/** The card carries one's own code; nobody gets anything for sending it (product law 6). */
const useShareInvitation = (invite: Invite) =>
  useShareAppMessage(() => {
    const { campaign, team } = invite.load.data ?? {}
    if (!campaign || !team || !invite.isOpen)
      return { title: look.brand.name || '会员卡', path: '/pages/card/index' }
    return { title: campaign.shareTitle, path: `/member/invited/index?t=${team.code}` }
  })

/** Asks for news only while the page is in front of the person. */
function useWatched(invite: Invite): void {
  useDidShow(() => void invite.start())
  useDidHide(() => invite.stop())
  useUnload(() => invite.stop())
  usePullDownRefresh(() => void invite.open().finally(() => wx.stopPullDownRefresh()))
  useReachBottom(() => void invite.more())
}

const Foot = observer(function Foot({ invite }: { invite: Invite }) {
  return invite.isOpen ? (
    <View id="share">
      <Button big openType="share">
        发给好友
      </Button>
    </View>
  ) : (
    <Button kind="soft" onPress={goHome}>
      回到会员卡
    </Button>
  )
})

/** One's own part in an invite campaign: what both get, who came, and how far each reward is. */
export default observer(function InvitePage() {
  const { id = '' } = useQuery()
  const [invite] = useState(() => new Invite(id))
  useShareInvitation(invite)
  useWatched(invite)
  return (
    <Page cols footer={invite.load.data && <Foot invite={invite} />}>
      <Loaded of={invite.load} skeleton="card" onRetry={() => invite.open()} ways={ways}>
        {(view) => <Mine invite={invite} view={view} />}
      </Loaded>
    </Page>
  )
})
