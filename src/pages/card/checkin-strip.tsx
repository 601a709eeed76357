import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { CheckinBrief } from '#core/checkin/views'
import { stampToday } from '@/stores/checkin'
import { home, type Stamped } from '@/stores/home'
import { Button, go, say } from '@/ui'
import { gainText, givenText, givenUntil, streakText } from '@/ui/checkin'

/** A refusal means that the strip is old: another phone stamped, or the brand closed it. */
const stamp = async (today: string) => {
  const answer = await stampToday(today)
  if (answer.ok) return
  say(answer.error.message)
  if (answer.error.code.startsWith('checkin.')) await home.refresh()
}

const doneText = (gave: Stamped | undefined): string =>
  ['今天已签到', gave ? givenText(gave) : ''].filter(Boolean).join('，')

/** Today's stamp in one tap; the words lead to the month. */
export const CheckinStrip = observer(function CheckinStrip({ brief }: { brief: CheckinBrief }) {
  const { today, done } = brief
  const gave = home.gave?.today === today ? home.gave : undefined
  const until = done && gave ? givenUntil(gave, home.load.at) : ''
  return (
    <View className="strip">
      <View
        className="strip-words"
        id="checkin"
        hoverClass="pressed"
        onClick={() => go('member/checkin')}
      >
        <View className="grow">
          <View className="bold">{done ? doneText(gave) : gainText(brief)}</View>
          <View className="t14 ink-2">{streakText(brief)}</View>
          {until && <View className="t14 ink-2">{until}</View>}
        </View>
        {done && <View className="cell-arrow" />}
      </View>
      {!done && (
        <Button inline onPress={() => stamp(today)} id="stamp">
          签到
        </Button>
      )}
    </View>
  )
})
