import { Text, View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { home } from '@/stores/home'
import { type ProgramWords, programWords, readProgram } from '@/stores/program'
import { Cell, Empty, Loaded, Page, Section, Tag } from '@/ui'
import { Later } from '@/ui/later'
import './index.scss'

const Words = ({ title, words }: { title: string; words: string[] }) =>
  words.length === 0 ? null : (
    <Section title={title}>
      {words.map((one) => (
        <View key={one} className="rule">
          {one}
        </View>
      ))}
    </Section>
  )

/** Each tier with what it takes and gives; the person's own is marked in words. */
const Tiers = observer(function Tiers({ tiers }: { tiers: ProgramWords['tiers'] }) {
  const mine = home.load.data?.tier?.name
  return (
    <Section title="等级">
      {tiers.map(({ name, from, words }, place) => (
        <Cell
          key={name}
          label={
            <View className="row row-wrap">
              <Text className="bold">{name}</Text>
              {name === mine && <Tag tone="accent">我的等级</Tag>}
              <Text className="tier-from num t14 ink-2">
                {from === 0 ? '入会即是' : `成长值 ${from} 起`}
              </Text>
            </View>
          }
          hint={words}
          last={place === tiers.length - 1}
        />
      ))}
    </Section>
  )
})

const isEmpty = ({ points, tiers, checkin }: ProgramWords): boolean =>
  points.length === 0 && tiers.length <= 1 && checkin.length === 0

const Rules = ({ words }: { words: ProgramWords }) => {
  if (isEmpty(words))
    return <Empty mark="静" text="这里还没有积分、等级和签到。有了的话，规则会写在这里" />
  return (
    <>
      <View className="col rules">
        <Words title="积分" words={words.points} />
        <Later>
          <Words title="签到" words={words.checkin} />
        </Later>
      </View>
      <View className="col">
        <Later>{words.tiers.length > 1 && <Tiers tiers={words.tiers} />}</Later>
      </View>
    </>
  )
}

/** The rules in words, for everybody, before anything is earned (facts/platform.md C26, C31). */
export default observer(function ProgramPage() {
  const [load] = useState(programWords)
  const refresh = () => readProgram(load)
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(() => wx.stopPullDownRefresh()))
  return (
    <Page cols>
      <Loaded of={load} skeleton="lines" onRetry={refresh}>
        {(words) => <Rules words={words} />}
      </Loaded>
    </Page>
  )
})
