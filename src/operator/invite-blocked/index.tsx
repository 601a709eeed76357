import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '#core/kernel/time'
import { type Blocked, BlockedPeople } from '@/stores/operator/invite-blocked'
import { Empty, Page, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { WhySheet } from '@/ui/desk/why-sheet'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import '../operator.scss'

interface PartProps {
  people: BlockedPeople
}

const Row = ({ people, row }: PartProps & { row: Blocked }) => (
  <View className="row-card">
    <View className="row-head">
      <View className="grow t18 bold">{row.member}</View>
      <View className="row-link" hoverClass="pressed" onClick={() => people.ask(row)}>
        恢复
      </View>
    </View>
    <View className="gap-4">{row.why}</View>
    <View className="t14 ink-3 gap-4">{`${row.who} · ${momentText(row.at, people.list.at)}`}</View>
  </View>
)

const Rows = ({ people, rows }: PartProps & { rows: Blocked[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) => portion.map((row) => <Row key={row.memberId} people={people} row={row} />)}
    </Portions>
  </View>
)

const UnblockSheet = observer(function UnblockSheet({ people }: PartProps) {
  const unblock = async () => {
    if (await people.unblock()) say('已恢复')
  }
  return (
    <WhySheet
      id="unblock-why"
      open={people.asked !== undefined}
      title="恢复这位会员"
      effect="恢复后：重新按活动规则计入，没有结束的奖励照常发。已经收回的不补。"
      yes="确认恢复"
      step={people.doing}
      why={people.why}
      example="例如：核实是误会"
      onYes={unblock}
      onClose={() => people.ask(undefined)}
    />
  )
})

export default observer(function OperatorInviteBlocked() {
  const [people] = useState(() => new BlockedPeople())
  useDidShow(() => {
    void people.list.load()
  })
  return (
    <Page roomy>
      <Listed
        of={people.list}
        ways={operatorWays}
        empty={
          <Empty mark="静" text="没有停用的会员。可以在好友的页面上停用，每一位都要写原因。" />
        }
      >
        {(rows) => <Rows people={people} rows={rows} />}
      </Listed>
      <UnblockSheet people={people} />
    </Page>
  )
})
