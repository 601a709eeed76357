import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { InvitedNow } from '@/stores/invitation'
import type { Invited } from '@/stores/invited'
import { look } from '@/stores/look'
import { Stamp } from '@/ui'
import { headingOf } from './words'

const Face = ({ avatar }: { avatar: string | undefined }) =>
  avatar ? (
    <Image className="invited-face" src={avatar} mode="aspectFill" />
  ) : (
    <View className="accent">
      <Stamp mark={look.brand.name || '邀'} small round />
    </View>
  )

/** Who invites: masked, unless they said yes to being shown (facts/platform.md C21). */
export const From = observer(function From({ view }: { view: InvitedNow }) {
  const { inviter, campaign } = view
  return (
    <View className="row" id="from">
      <Face avatar={inviter.avatar} />
      <View className="grow">
        <View className="bold">{inviter.who}</View>
        <View className="t14 ink-2">邀请您加入 {look.brand.name || campaign.organiser}</View>
      </View>
    </View>
  )
})

export const Heading = observer(function Heading({ invited }: { invited: Invited }) {
  const { title, text } = headingOf(invited)
  return (
    <>
      <View className="t24 bold gap-24" id="state">
        {title}
      </View>
      {text && <View className="ink-2 gap-4">{text}</View>}
    </>
  )
})
