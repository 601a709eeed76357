import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/invite'
import { Cell, say } from '@/ui'
import { askWeChat } from '../parts/subscribe'

/** Nothing is given for a yes, nothing is lost by a no (product law 6, facts/platform.md C11). */
export const Remind = observer(function Remind({ invite }: { invite: Invite }) {
  const remind = invite.team?.remind
  if (!remind) return <View />
  const want = async () => {
    if (!(await askWeChat(remind.templateId))) return
    if (!(await invite.wantWord())) say(invite.reminding.problem?.message ?? '请再点一次')
  }
  return (
    <Cell
      id="remind"
      label="奖励到账时提醒我"
      value={remind.wanted ? '会提醒一次' : '微信里提醒一次'}
      {...(remind.wanted ? {} : { onPress: want })}
    />
  )
})
