import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { CampaignRow } from '#core/invites/desk-views'
import { Invites } from '@/stores/operator/invites'
import { Button, Cell, Empty, go, Page, Section, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { WhySheet } from '@/ui/desk/why-sheet'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useKept } from '@/ui/use-kept'
import '../operator.scss'
import { InviteRow } from './row'

interface PartProps {
  invites: Invites
}

const Rows = ({ invites, rows }: PartProps & { rows: CampaignRow[] }) => (
  <View className="two">
    <Portions rows={rows} each={1}>
      {(portion) =>
        portion.map((row) => <InviteRow key={row.id} row={row} now={invites.list.at} />)
      }
    </Portions>
  </View>
)

const Around = observer(function Around({ invites }: PartProps) {
  return (
    <Section title="防作弊和停用">
      <View className="doors">
        {invites.running > 0 && (
          <Cell
            id="stop-all"
            label="全部暂停"
            hint="有风险时一下停住所有进行中的活动"
            onPress={() => invites.ask(true)}
          />
        )}
        <Cell
          label="停用名单"
          hint="不再得邀请奖励的会员，随时可以恢复"
          onPress={() => go('operator/invite-blocked')}
          last
        />
      </View>
    </Section>
  )
})

const StopSheet = observer(function StopSheet({ invites }: PartProps) {
  const running = useKept(invites.running, !invites.asked)
  const stop = async () => {
    const paused = await invites.stopAll()
    if (paused !== undefined) say(`已暂停 ${paused} 个活动`)
  }
  return (
    <WhySheet
      id="stop-why"
      open={invites.asked}
      title="全部暂停"
      effect={`暂停后：进行中的 ${running} 个活动都不再计入新好友，打开邀请的人会看到“活动暂停中”。已经得到的奖励不受影响，每个活动可以单独恢复。`}
      yes="全部暂停"
      danger
      step={invites.stopping}
      why={invites.why}
      example="例如：发现批量注册"
      onYes={stop}
      onClose={() => invites.ask(false)}
    />
  )
})

export default observer(function OperatorInvites() {
  const [invites] = useState(() => new Invites())
  useDidShow(() => {
    void invites.list.load()
  })
  const create = () => go('operator/invite')
  const footer = invites.list.rows && <Button onPress={create}>新建活动</Button>
  return (
    <Page roomy footer={footer}>
      <Listed
        of={invites.list}
        ways={operatorWays}
        empty={
          <Empty
            mark="邀"
            text="还没有活动。好友亲自完成一件事，双方得到说好的奖励；新建时已经填好一份，看过就能发布。"
          />
        }
      >
        {(rows) => <Rows invites={invites} rows={rows} />}
      </Listed>
      {invites.list.rows && (
        <Later>
          <Around invites={invites} />
        </Later>
      )}
      <StopSheet invites={invites} />
    </Page>
  )
})
