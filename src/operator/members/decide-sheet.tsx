import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Adjustment } from '#core/points/contract'
import type { Members } from '@/stores/operator/members'
import { Button, classes, Notice, Sheet, say } from '@/ui'
import { signed } from '@/ui/ledger'
import { useKept } from '@/ui/use-kept'

const effectOf = ({ points, mine }: Adjustment): string => {
  if (!mine) return '这是您自己提出的，或是您自己的会员卡，要由另一位运营来确认。现在积分还没有动。'
  const way = points > 0 ? `得到 ${points} 分` : `扣掉 ${-points} 分`
  return `确认后：这位会员马上${way}，会员能看到原因。不同意：积分不动，这笔调整作废。`
}

const said = { done: '已确认，积分已经调整', declined: '已退回，积分没有动' }

/** A second person looks at the reason and the effect, then says yes or no. */
export const DecideSheet = observer(function DecideSheet({ members }: { members: Members }) {
  const shown = useKept(members.asked, !members.asked)
  const { problem } = members.deciding
  const decide = async (approve: boolean) => {
    const state = await members.decide(approve)
    if (state) say(said[state])
  }
  const footer = (
    <View className={classes('row', !shown?.mine && 'word-none')}>
      <Button kind="danger" onPress={() => decide(false)}>
        不同意
      </Button>
      <Button onPress={() => decide(true)}>确认调整</Button>
    </View>
  )
  return (
    <Sheet
      open={members.asked !== undefined}
      title="积分调整"
      onClose={() => members.ask(undefined)}
      footer={footer}
    >
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <View className="t18 bold">{shown && `${shown.member} ${signed(shown.points)} 分`}</View>
      <View className="gap-4 ink-2">{shown && `${shown.by}：${shown.why}`}</View>
      <View className="effect">{shown && effectOf(shown)}</View>
    </Sheet>
  )
})
