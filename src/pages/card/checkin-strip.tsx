import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { CheckinBrief } from '#core/checkin/views'
import { stampToday } from '@/stores/checkin'
import { home } from '@/stores/home'
import { Button, go, say } from '@/ui'
import { gainText, givenText, streakText } from '@/ui/checkin'

/** A refusal means that the strip is old: another phone stamped, or the brand closed it. */
const stamp = async (today: string) => {
  const answer = await stampToday(today)
  if (answer.ok) return
  say(answer.error.message)
  if (answer.error.code.startsWith('checkin.')) await home.refresh()
}

const doneText = (today: string): string => {
  const { gave, load } = home
  const given = gave?.today === today ? givenText(gave, load.at) : ''
  return given ? `今天已签到，${given}` : '今天已签到'
}

/** Today's stamp in one tap; the words lead to the month. */
export const CheckinStrip = observer(function CheckinStrip({ brief }: { brief: CheckinBrief }) {
  const { today, done } = brief
  return (
    <View className="strip">
      <View
        className="strip-words"
        id="checkin"
        hoverClass="pressed"
        onClick={() => go('member/checkin')}
      >
        <View className="grow">
          <View className="bold">{done ? doneText(today) : gainText(brief)}</View>
          <View className="t14 ink-2">{streakText(brief)}</View>
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
