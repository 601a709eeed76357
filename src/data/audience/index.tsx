import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Audience, type Listed as Person } from '@/stores/data/audiences'
import { Button, Cell, Empty, go, Page, Section } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { People } from '../someone'
import '../data.scss'
import { File } from './file'
import { Head } from './head'

interface PartProps {
  of: Audience
}

const Doors = ({ of }: PartProps) => (
  <View className="doors gap-16">
    <File of={of} />
    <Cell
      label="和另一份比较"
      hint="两边都有谁，各自多了多少"
      onPress={() => go('data/compare', { one: of.id })}
      last
    />
  </View>
)

const outs: Record<NonNullable<Person['out']>, string> = {
  stranger: '还不是会员，不能触达',
  optedOut: '不接收营销消息，会跳过',
}

const None = ({ making }: { making: boolean }) => (
  <Empty mark="静" text={making ? '正在一位一位看，找到的会出现在这里。' : '那一刻没有人符合。'} />
)

const List = observer(function List({ of, rows }: PartProps & { rows: readonly Person[] }) {
  if (rows.length === 0) return <None making={of.making} />
  const outOf = new Map(rows.map(({ id, out }) => [id, out]))
  return (
    <People
      people={rows}
      hint={({ id }) => {
        const out = outOf.get(id)
        return out ? outs[out] : '会员'
      }}
      onOpen={({ id }) => go('data/person', { id })}
    />
  )
})

const Columns = observer(function Columns({ of, rows }: PartProps & { rows: readonly Person[] }) {
  const { audience } = of
  return (
    <View className="cols">
      <View className="col">
        {audience && <Head audience={audience} now={of.list.at} />}
        {audience?.state === 'done' && <Doors of={of} />}
      </View>
      <View className="col">
        <Later>
          <Section title="名单里的人">
            <List of={of} rows={rows} />
          </Section>
        </Later>
      </View>
    </View>
  )
})

const Foot = observer(function Foot({ of }: PartProps) {
  const { audience } = of
  if (audience?.state !== 'done' || audience.reachable === 0) return null
  const { id, name } = audience
  return <Button onPress={() => go('operator/grant', { audience: id, name })}>给这些人发券</Button>
})

export default observer(function DataAudience() {
  const { id = '' } = useQuery()
  const [of] = useState(() => new Audience(id))
  const polling = usePolling(
    () => of.list.load(),
    () => of.making,
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  const ready = of.audience?.state === 'done' && of.audience.reachable > 0
  return (
    <Page roomy footer={ready && <Foot of={of} />}>
      <Listed of={of.list} ways={operatorWays} empty={<Columns of={of} rows={[]} />}>
        {(rows) => <Columns of={of} rows={rows} />}
      </Listed>
    </Page>
  )
})
