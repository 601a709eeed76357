import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Adjustment } from '#core/points/contract'
import type { Ending, Members } from '@/stores/operator/members'
import { Button, Notice, Sheet, say } from '@/ui'
import { Either } from '@/ui/either'
import { signed } from '@/ui/ledger'
import { useKept } from '@/ui/use-kept'

const said: Record<Ending, string> = {
  done: '已确认，积分已经调整',
  declined: '已退回，积分没有动',
  withdrawn: '已撤回，积分没有动',
}
const whatText = ({ member, points, by, why }: Adjustment): string =>
  `${member} ${signed(points)} 分\n${by}：${why}`

interface SideProps {
  onDecide: (approve: boolean) => Promise<void>
}

const ForOthers = ({ onDecide }: SideProps) => (
  <View>
    <View className="effect">
      确认后：这位会员的积分马上按上面的数变动，会员能看到原因。不同意：积分不动，这笔调整作废。
    </View>
    <View className="row">
      <Button kind="danger" onPress={() => onDecide(false)}>
        不同意
      </Button>
      <Button onPress={() => onDecide(true)}>确认调整</Button>
    </View>
  </View>
)

const ForOwn = ({ onDecide }: SideProps) => (
  <View>
    <View className="effect">
      这是您提出的调整，要由另一位运营确认。撤回后：积分不动，这笔调整作废，需要时可以重新提出。
    </View>
    <Button kind="danger" onPress={() => onDecide(false)}>
      撤回
    </Button>
  </View>
)

/** A second person looks at reason and effect, then says yes or no; who proposed it may withdraw. */
export const DecideSheet = observer(function DecideSheet({ members }: { members: Members }) {
  const shown = useKept(members.asked, !members.asked)
  const { problem } = members.deciding
  const decide = async (approve: boolean) => {
    const state = await members.decide(approve)
    if (state) say(said[state])
  }
  return (
    <Sheet
      open={members.asked !== undefined}
      title="积分调整"
      onClose={() => members.ask(undefined)}
    >
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <View className="pre">{shown ? whatText(shown) : ' '}</View>
      <Either
        other={shown?.own === true}
        a={<ForOthers onDecide={decide} />}
        b={<ForOwn onDecide={decide} />}
      />
    </Sheet>
  )
})
