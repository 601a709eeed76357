import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { home } from '@/stores/home'
import type { Invite } from '@/stores/invite'
import { Button, go, Notice, Sheet } from '@/ui'

interface NameSheetProps {
  invite: Invite
  open: boolean
  onClose: () => void
}

/** Asked apart from everything else, and taken back in the same place (facts/platform.md C19). */
export const NameSheet = observer(function NameSheet({ invite, open, onClose }: NameSheetProps) {
  const shown = invite.team?.shown === true
  const named = home.member?.nickname !== undefined
  const choose = async () => {
    if (await invite.show(!shown)) onClose()
  }
  return (
    <Sheet
      open={open}
      title="邀请上怎么称呼您"
      onClose={onClose}
      footer={
        <Button kind={shown ? 'soft' : 'main'} onPress={choose} id="show-me">
          {shown ? '不再显示' : '同意显示称呼和头像'}
        </Button>
      }
    >
      {invite.showing.problem && <Notice tone="bad">{invite.showing.problem.message}</Notice>}
      <View>
        {shown
          ? '打开邀请的好友看得到您的称呼和头像。'
          : '现在好友只看得到“会员 尾号”。同意以后，打开邀请的好友看得到您的称呼和头像。'}
      </View>
      <View className="ink-2 gap-8">同意不同意，都不影响活动，随时可以改。</View>
      {!named && (
        <View className="gap-16">
          <Notice act="去填写" onAct={() => go('member/profile')}>
            您还没有填称呼，填好了才会显示
          </Notice>
        </View>
      )}
    </Sheet>
  )
})
