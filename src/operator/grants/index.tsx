import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { GrantRun } from '#core/grants/contract'
import { Grants } from '@/stores/operator/grants'
import { Button, Empty, go, Notice, Page, Sheet, say } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useKept } from '@/ui/use-kept'
import '../operator.scss'
import { RunRow } from './run-row'

interface PartProps {
  grants: Grants
}

const Rows = ({ grants, rows }: PartProps & { rows: GrantRun[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) =>
        portion.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            now={grants.list.at}
            onCancel={(asked) => grants.ask(asked)}
          />
        ))
      }
    </Portions>
  </View>
)

const CancelSheet = observer(function CancelSheet({ grants }: PartProps) {
  const { asked, cancelling } = grants
  const shown = useKept(asked, !asked)
  const cancel = async () => {
    if (await grants.cancel()) say('已取消')
  }
  return (
    <Sheet
      open={asked !== undefined}
      title="取消这次发放"
      onClose={() => grants.ask(undefined)}
      footer={
        <Button kind="danger" onPress={cancel}>
          确认取消
        </Button>
      }
    >
      {cancelling.problem && <Notice tone="bad">{cancelling.problem.message}</Notice>}
      <View className="effect">
        {`取消后：还没轮到的人不再发；已经发出的 ${shown?.given ?? 0} 张仍然有效。`}
      </View>
    </Sheet>
  )
})

export default observer(function OperatorGrants() {
  const [grants] = useState(() => new Grants())
  const polling = usePolling(
    () => grants.list.load(),
    () => grants.running,
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  const footer = grants.list.rows && (
    <Button onPress={() => go('operator/grant')}>按人群发券</Button>
  )
  return (
    <Page roomy footer={footer}>
      <Listed
        of={grants.list}
        ways={operatorWays}
        empty={<Empty mark="发" text="还没有发过。选一张券、选一群人，看过人数再发。" />}
      >
        {(rows) => <Rows grants={grants} rows={rows} />}
      </Listed>
      <CancelSheet grants={grants} />
    </Page>
  )
})
