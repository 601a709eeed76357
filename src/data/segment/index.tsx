import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { SEGMENT_NAME_MAX, SEGMENT_NOTE_MAX, Segment } from '@/stores/data/segment'
import { Button, Loaded, Notice, Page, Section, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../data.scss'
import { EstimateBox, EstimateLine } from '../rule/estimate-box'
import { RuleBox } from '../rule/rule-box'
import { Acts } from './acts'

interface PartProps {
  segment: Segment
}

const Named = ({ segment }: PartProps) => (
  <View>
    <Typed
      of={segment.name}
      id="segment-name"
      label="人群名称"
      maxlength={SEGMENT_NAME_MAX}
      placeholder="例如：该回来看看的老顾客"
    />
    <Typed
      of={segment.note}
      id="segment-note"
      label="备注"
      maxlength={SEGMENT_NOTE_MAX}
      placeholder="可以不填"
    />
  </View>
)

const Columns = ({ segment }: PartProps) => (
  <View className="cols">
    <View className="col">
      <Section title="谁在这个人群里">
        <RuleBox draft={segment.draft} ruled={segment.ruled} />
      </Section>
      <Later>
        <Named segment={segment} />
      </Later>
    </View>
    <View className="col">
      <Later>
        <EstimateBox draft={segment.draft} estimate={segment.estimate} />
        <Acts segment={segment} />
      </Later>
    </View>
  </View>
)

const Foot = observer(function Foot({ segment }: PartProps) {
  const { problem } = segment.saving
  const save = async () => {
    if (await segment.save()) say('已保存')
    else if (!segment.saving.problem) showFault()
  }
  return (
    <>
      {problem && (
        <Notice
          tone="bad"
          {...(problem.code === 'segments.changed'
            ? { act: '刷新', onAct: () => segment.load() }
            : {})}
        >
          {problem.message}
        </Notice>
      )}
      <EstimateLine draft={segment.draft} estimate={segment.estimate} />
      <Button onPress={save}>保存人群</Button>
    </>
  )
})

/** The rule builder; `copy` begins a new one like another. */
export default observer(function DataSegment() {
  const { id, copy } = useQuery()
  const [segment] = useState(() => new Segment({ id, copy }))
  useLoad(() => {
    void segment.load()
  })
  useEffect(() => segment.estimate.watch(), [segment])
  return (
    <Page roomy footer={segment.form.data && <Foot segment={segment} />}>
      <Loaded of={segment.form} skeleton="card" ways={operatorWays} onRetry={() => segment.load()}>
        {() => <Columns segment={segment} />}
      </Loaded>
    </Page>
  )
})
