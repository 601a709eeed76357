import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { IdentitySide } from '#core/identity/contract'
import { momentText } from '#core/kernel/time'
import { type WaitingPair, WaitingPairs } from '@/stores/data/waiting'
import { Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { keysText } from '../side'
import '../data.scss'

const Side = ({ side }: { side: IdentitySide }) => (
  <View className="grow">
    <View className="t18 bold">{side.title}</View>
    <View className="t14 ink-3">{keysText(side)}</View>
  </View>
)

const open = ({ a, b }: WaitingPair) => go('data/same', { way: 'ask', a: a.person, b: b.person })

const Row = ({ pair, now }: { pair: WaitingPair; now: number }) => (
  <View className="row-card" hoverClass="pressed" onClick={() => open(pair)}>
    <View className="pairs">
      <Side side={pair.a} />
      <Side side={pair.b} />
    </View>
    <View className="gap-8">{pair.words}</View>
    <View className="t14 ink-3 gap-4">{`${momentText(pair.at, now)} 发现，点开看合并后会怎样`}</View>
  </View>
)

const Head = observer(function Head({ of }: { of: WaitingPairs }) {
  return (
    <View className="ink-2">
      {of.count
        ? `有 ${of.count} 对可能是同一个人，等您看过再决定。确定的线索会自动合并，不在这里。`
        : '可能是同一个人、但还不确定的，会在这里等您决定。'}
    </View>
  )
})

const Rows = ({ of, rows }: { of: WaitingPairs; rows: WaitingPair[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) => portion.map((pair) => <Row key={pair.id} pair={pair} now={of.list.at} />)}
    </Portions>
  </View>
)

export default observer(function DataWaiting() {
  const [of] = useState(() => new WaitingPairs())
  useDidShow(() => {
    void of.list.load()
  })
  return (
    <Page roomy>
      <Head of={of} />
      <View>
        <Listed
          of={of.list}
          ways={operatorWays}
          empty={
            <Empty
              mark="静"
              text="没有等着确认的。导入订单、会员认领订单后，新的线索会出现在这里。"
            />
          }
        >
          {(rows) => <Rows of={of} rows={rows} />}
        </Listed>
      </View>
    </Page>
  )
})
