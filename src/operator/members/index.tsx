import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Adjustment } from '#core/points/contract'
import { Members } from '@/stores/operator/members'
import { Empty, go, Notice, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import '../operator.scss'
import { DecideSheet } from './decide-sheet'
import { Find } from './find'
import { WaitingRow } from './waiting-row'

interface PartProps {
  members: Members
}

const Alone = observer(function Alone({ members }: PartProps) {
  if (!members.alone) return null
  return (
    <Notice tone="warn" act="去邀请运营" onAct={() => go('operator/staff')}>
      品牌现在只有您一位运营，自己提出的调整没有人能确认。可以邀请一位信得过的同事做运营，或点开撤回。
    </Notice>
  )
})

const Rows = ({ members, rows }: PartProps & { rows: Adjustment[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) =>
        portion.map((row) => (
          <WaitingRow
            key={row.id}
            row={row}
            now={members.waiting.at}
            {...(row.mine || row.own ? { onOpen: () => members.ask(row) } : {})}
          />
        ))
      }
    </Portions>
  </View>
)

export default observer(function OperatorMembers() {
  const [members] = useState(() => new Members())
  useDidShow(() => {
    void members.load()
  })
  return (
    <Page roomy>
      <Find members={members} />
      <Section title="等着确认的积分调整">
        <Alone members={members} />
        <Listed
          of={members.waiting}
          ways={operatorWays}
          empty={
            <Empty
              mark="静"
              text="没有等着确认的调整。超过限额的加分和扣分，会先停在这里，等另一位运营看过。"
            />
          }
        >
          {(rows) => <Rows members={members} rows={rows} />}
        </Listed>
      </Section>
      <DecideSheet members={members} />
    </Page>
  )
})
