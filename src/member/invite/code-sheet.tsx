import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/invite'
import { groups, Loaded, Sheet } from '@/ui'

interface CodeSheetProps {
  invite: Invite
  open: boolean
  onClose: () => void
}

const Picture = observer(function Picture({ invite }: { invite: Invite }) {
  if (!invite.picture.asked) return null
  return (
    <Loaded of={invite.picture} skeleton="code" onRetry={() => invite.readPicture()}>
      {({ fileId }) => (
        <View className="my-code" id="my-code">
          {/* White by day and by night: a camera reads it. */}
          <Image className="my-code-picture" src={fileId} mode="aspectFit" showMenuByLongpress />
        </View>
      )}
    </Loaded>
  )
})

/** One's own code, for friends who are near. */
export const CodeSheet = observer(function CodeSheet({ invite, open, onClose }: CodeSheetProps) {
  return (
    <Sheet open={open} title="我的邀请码" onClose={onClose}>
      <Picture invite={invite} />
      <View className="center gap-12">请好友用微信扫一扫，自己看过、自己加入</View>
      <View className="center t14 ink-3 num gap-8">{groups(invite.team?.code ?? '')}</View>
    </Sheet>
  )
})
