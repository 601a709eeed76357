import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Out } from '@/cloud'
import { keyOf } from '@/stores/data/names'
import { Same, type SameWay } from '@/stores/data/same'
import { Button, Loaded, Notice, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { useQuery } from '@/ui/query'
import { factsText, sumOfFacts } from '../facts-text'
import { SideCard, type SideWithFacts } from '../side'
import '../data.scss'
import { SaySheet } from './say-sheet'

const questions: Record<SameWay, string> = {
  ask: '这两位可能是同一个人。下面是合并前后的样子，看过再决定。',
  join: '把这两位合并成一位。以后发现不对，随时可以拆开，和合并前一样。',
  split: '把这条线索拆开。以后发现弄错了，还可以再合并。',
}

const afterTitles: Record<SameWay, string> = {
  ask: '如果是同一人',
  join: '合并以后',
  split: '拆开以后',
}

const Side = ({ title, sides }: { title: string; sides: readonly SideWithFacts[] }) => (
  <Section title={title}>
    {sides.map((side) => (
      <SideCard key={side.person} side={side} />
    ))}
  </Section>
)

/** Sums before and after, so that everybody sees that nothing goes lost. */
const Sums = ({ before, after }: Out<'operator', 'identity.preview'>) => {
  const [was, will] = [factsText(sumOfFacts(before)), factsText(sumOfFacts(after))]
  return (
    <View id="sums" className="gap-16">
      {was === will ? (
        <Notice tone="good">{`合计不变：${was}`}</Notice>
      ) : (
        <Notice tone="warn">{`看的时候有了新的变化：合计从 ${was} 到 ${will}。请刷新再看。`}</Notice>
      )}
    </View>
  )
}

const Acts = ({ same }: { same: Same }) => {
  const { way } = same.pair
  if (way === 'split') {
    return (
      <Button kind="danger" onPress={() => same.say(false)}>
        拆开
      </Button>
    )
  }
  return (
    <View className="row">
      {way === 'ask' && (
        <Button kind="soft" onPress={() => same.say(false)}>
          不是
        </Button>
      )}
      <Button id="is-same" onPress={() => same.say(true)}>
        {way === 'ask' ? '是同一人' : '合并'}
      </Button>
    </View>
  )
}

const wayOf = (text: string | undefined): SameWay =>
  text === 'join' || text === 'split' ? text : 'ask'

const pairOf = ({ way, a = '', b = '', link }: Record<string, string | undefined>) => ({
  way: wayOf(way),
  a: keyOf(a),
  b: keyOf(b),
  ...(link ? { link } : {}),
})

export default observer(function DataSame() {
  const query = useQuery()
  const [same] = useState(() => new Same(pairOf(query)))
  const load = () => same.load()
  useLoad(() => {
    void load()
  })
  const { way } = same.pair
  return (
    <Page roomy footer={same.preview.data && <Acts same={same} />}>
      <Loaded of={same.preview} skeleton="card" ways={operatorWays} onRetry={load}>
        {(preview) => (
          <View>
            <View className="ink-2">{questions[way]}</View>
            <View className="cols gap-16">
              <View className="col">
                <Side title="现在" sides={preview.before} />
              </View>
              <View className="col">
                <Side title={afterTitles[way]} sides={preview.after} />
              </View>
            </View>
            <Sums {...preview} />
          </View>
        )}
      </Loaded>
      <SaySheet same={same} />
    </Page>
  )
})
