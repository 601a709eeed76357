import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { IdentityKeyView } from '#core/identity/contract'
import { momentText } from '#core/kernel/time'
import type { Out } from '@/cloud'
import { Names } from '@/stores/data/names'
import { Button, Cell, Empty, go, Loaded, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import { FactsText } from '../facts-text'
import '../data.scss'
import { LinkRow } from './link-row'

type Known = Out<'operator', 'identity.person'>

interface PartProps {
  known: Known
  now: number
}

const sinceText = ({ at, source }: IdentityKeyView, now: number): string =>
  at === undefined ? '本人的身份' : `${source ?? '未知'}，${momentText(at, now)} 起`

const Keys = ({ known: { person }, now }: PartProps) => (
  <View className="doors gap-12">
    <Portions rows={person.keys} each={8}>
      {(portion) =>
        portion.map((one) => (
          <Cell
            key={one.key}
            label={one.words}
            hint={sinceText(one, now)}
            last={one === person.keys.at(-1) && person.more === 0}
          />
        ))
      }
    </Portions>
    {person.more > 0 && <Cell label={`另有 ${person.more} 个身份`} last />}
  </View>
)

const Links = ({ known: { links, more }, now }: PartProps) => (
  <Section title="线索">
    {links.length === 0 ? (
      <Empty mark="静" text="只有一个身份，没有和别的身份相连的线索。" />
    ) : (
      <Portions rows={links} each={4}>
        {(portion) => portion.map((link) => <LinkRow key={link.id} link={link} now={now} />)}
      </Portions>
    )}
    {more > 0 && <View className="ink-3 gap-12">{`另有 ${more} 条更早的线索没有列出`}</View>}
  </Section>
)

const Who = ({ known, now }: PartProps) => (
  <View>
    <View className="t24 bold">{known.person.title}</View>
    <View className="ink-2 gap-4">
      <FactsText facts={known.person.facts} />
    </View>
    <View className="t14 ink-3 gap-4">
      积分、券、邀请和订单一直留在得到它们的那个身份上，这里是相加的数，合并和拆开都不会改变总数。
    </View>
    <Keys known={known} now={now} />
    <View className="gap-16">
      <Button kind="soft" onPress={() => go('data/find', { with: known.person.person })}>
        和另一位顾客合并
      </Button>
    </View>
  </View>
)

export default observer(function DataNames() {
  const { id = '' } = useQuery()
  const [names] = useState(() => new Names(id))
  useDidShow(() => {
    void names.load()
  })
  return (
    <Page roomy>
      <Loaded of={names.shown} skeleton="card" ways={operatorWays} onRetry={() => names.load()}>
        {(known) => (
          <View className="cols">
            <View className="col">
              <Who known={known} now={names.shown.at} />
            </View>
            <View className="col">
              <Later>
                <Links known={known} now={names.shown.at} />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
