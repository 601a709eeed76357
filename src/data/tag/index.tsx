import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { TAG_NAME_MAX, TAG_NOTE_MAX, Tag } from '@/stores/data/tags'
import { Button, Choice, Loaded, Notice, Page, Section, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { operatorWays } from '@/ui/desk/ways'
import { Either } from '@/ui/either'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../data.scss'
import { EstimateBox } from '../rule/estimate-box'
import { RuleBox } from '../rule/rule-box'
import { Acts } from './acts'
import { Colour } from './colour'

interface PartProps {
  tag: Tag
}

const Named = ({ tag }: PartProps) => (
  <View>
    <Typed
      of={tag.name}
      id="tag-name"
      label="标签名称"
      maxlength={TAG_NAME_MAX}
      placeholder="例如：爱喝白茶"
    />
    <Colour tag={tag} />
    <Typed
      of={tag.note}
      id="tag-note"
      label="备注"
      maxlength={TAG_NOTE_MAX}
      placeholder="给同事看的说明，可以不填"
    />
  </View>
)

const ways = [
  { value: false, label: '手动' },
  { value: true, label: '自动' },
] as const

const Rule = ({ tag }: PartProps) => (
  <View className="gap-16">
    <RuleBox draft={tag.draft} ruled={tag.ruled} />
    <Typed
      of={tag.stay}
      id="tag-stay"
      label="不再符合后，再留多少天"
      placeholder="不填就马上取下"
      type="number"
      unit="天"
    />
    <EstimateBox draft={tag.draft} estimate={tag.estimate} />
  </View>
)

/** Built once as the one or the other: what stands on people keeps its meaning. */
const Way = observer(function Way({ tag }: PartProps) {
  return (
    <View id="tag-way">
      {tag.saved ? (
        <View className="ink-2">
          {tag.automatic ? '自动标签：按规则打上和取下' : '手动标签：在顾客页里打上和取下'}
        </View>
      ) : (
        <Choice options={ways} value={tag.automatic} onChange={(on) => tag.setAutomatic(on)} />
      )}
      <Either
        other={tag.automatic}
        a={
          <View className="t14 ink-3 gap-8">建好后，在顾客页里给人打上，可以写原因和到期日。</View>
        }
        b={<Rule tag={tag} />}
      />
    </View>
  )
})

const keeps = [
  { value: false, label: '不同步' },
  { value: true, label: '同步' },
] as const

const Wecom = observer(function Wecom({ tag }: PartProps) {
  return (
    <View className="gap-16">
      <View className="field-label">同步到企业微信好友</View>
      <Choice options={keeps} value={tag.wecom} onChange={(on) => tag.setWecom(on)} />
      <View className="t14 ink-3 gap-8">没有接入企业微信时不会同步，接入后自动补上。</View>
    </View>
  )
})

const Columns = ({ tag }: PartProps) => (
  <View className="cols">
    <View className="col">
      <Named tag={tag} />
      <Wecom tag={tag} />
    </View>
    <View className="col">
      <Later>
        <Section title="怎么打上">
          <Way tag={tag} />
        </Section>
        <Acts tag={tag} />
      </Later>
    </View>
  </View>
)

const Foot = observer(function Foot({ tag }: PartProps) {
  const { problem } = tag.saving
  const save = async () => {
    if (await tag.save()) say(tag.automatic ? '已保存，几分钟内打好' : '已保存')
    else if (!tag.saving.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={save}>保存标签</Button>
    </>
  )
})

export default observer(function DataTag() {
  const { id } = useQuery()
  const [tag] = useState(() => new Tag(id))
  useLoad(() => {
    void tag.load()
  })
  useEffect(() => tag.estimate.watch(), [tag])
  return (
    <Page roomy footer={tag.form.data && <Foot tag={tag} />}>
      <Loaded of={tag.form} skeleton="card" ways={operatorWays} onRetry={() => tag.load()}>
        {() => <Columns tag={tag} />}
      </Loaded>
    </Page>
  )
})
