import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Ending, Members } from '@/stores/operator/members'
import { Button, Notice, Sheet, say } from '@/ui'
import { signed } from '@/ui/ledger'
import { useKept } from '@/ui/use-kept'

const said: Record<Ending, string> = {
  done: '已确认，积分已经调整',
  declined: '已退回，积分没有动',
  withdrawn: '已撤回，积分没有动',
}
const others =
  '确认后：这位会员的积分马上按上面的数变动，会员能看到原因。不同意：积分不动，这笔调整作废。'
const ownWords =
  '这是您提出的调整，要由另一位运营确认。撤回后：积分不动，这笔调整作废，需要时可以重新提出。'

/** A second person looks at reason and effect, then says yes or no; who proposed it may withdraw. */
export const DecideSheet = observer(function DecideSheet({ members }: { members: Members }) {
  const shown = useKept(members.asked, !members.asked)
  const { problem } = members.deciding
  const decide = async (approve: boolean) => {
    const state = await members.decide(approve)
    if (state) say(said[state])
  }
  const footer = shown?.own ? (
    <Button kind="danger" onPress={() => decide(false)}>
      撤回
    </Button>
  ) : (
    <View className="row">
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
      <View className="t18 bold">{shown ? `${shown.member} ${signed(shown.points)} 分` : ' '}</View>
      <View className="gap-4 ink-2">{shown ? `${shown.by}：${shown.why}` : ' '}</View>
      <View className="effect">{shown?.own ? ownWords : others}</View>
    </Sheet>
  )
})
