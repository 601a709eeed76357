import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { AudienceView } from '#core/segments/views'
import { type Compared, Comparison } from '@/stores/data/audiences'
import { Button, Empty, go, Loaded, Notice, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Pick } from '@/ui/pick'
import { useQuery } from '@/ui/query'
import { Bars } from '../charts/bars'
import { peopleText } from '../count-text'
import '../data.scss'

interface PartProps {
  of: Comparison
}

const nameIn = (rows: readonly AudienceView[], id: string): string =>
  rows.find((one) => one.id === id)?.name ?? ''

const Choose = observer(function Choose({ of }: PartProps) {
  const options = of.choices.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <View className="pairs">
      <Pick
        label="第一份"
        options={options}
        value={of.one}
        onChange={(id) => of.choose('one', id)}
        placeholder="选一份"
      />
      <Pick
        label="第二份"
        options={options}
        value={of.other}
        onChange={(id) => of.choose('other', id)}
        placeholder="选一份"
      />
    </View>
  )
})

const Result = observer(function Result({ of, told }: PartProps & { told: Compared }) {
  const { both, onlyOne, onlyOther } = told
  const [one, other] = [nameIn(of.choices, of.one), nameIn(of.choices, of.other)]
  return (
    <View className="card-box gap-12">
      <Bars
        bars={[
          { key: 'both', label: '两份都有', value: both, text: peopleText(both) },
          { key: 'one', label: `只在「${one}」`, value: onlyOne, text: peopleText(onlyOne) },
          {
            key: 'other',
            label: `只在「${other}」`,
            value: onlyOther,
            text: peopleText(onlyOther),
          },
        ]}
      />
    </View>
  )
})

const Told = observer(function Told({ of }: PartProps) {
  if (!of.one || !of.other) return <View className="ink-3">选好两份，就会数出两边的人。</View>
  if (of.one === of.other) return <Notice tone="warn">这是同一份名单，请另选一份。</Notice>
  return (
    <Loaded of={of.shown} skeleton="card" ways={operatorWays} onRetry={() => of.look()}>
      {(told) => <Result of={of} told={told} />}
    </Loaded>
  )
})

const TooFew = () => (
  <Empty mark="名" text="要有两份生成好的名单才能比较。">
    <Button onPress={() => go('data/segments')}>从人群生成一份</Button>
  </Empty>
)

/** Of large lists many parts are asked for before there is an answer. */
export default observer(function DataCompare() {
  const { one = '' } = useQuery()
  const [of] = useState(() => new Comparison(one))
  useLoad(() => {
    void of.list.load()
  })
  return (
    <Page>
      <Listed of={of.list} ways={operatorWays} empty={<TooFew />}>
        {() =>
          of.choices.length < 2 ? (
            <TooFew />
          ) : (
            <View>
              <Choose of={of} />
              <Told of={of} />
            </View>
          )
        }
      </Listed>
    </Page>
  )
})
