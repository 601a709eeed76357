import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { InviteReplay } from '@/stores/operator/invite-replay'
import { Button, Loaded, Notice, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'
import { useQuery } from '@/ui/query'
import { RiskFields } from '../risk-fields'
import '../operator.scss'
import { Found } from './found'

interface PartProps {
  replay: InviteReplay
}

const Day = observer(function Day({ replay: { day } }: PartProps) {
  return (
    <PickDay
      label="哪一天"
      value={day.text}
      onChange={(text) => day.type(text)}
      error={day.fault}
      rule={day.rule}
    />
  )
})

const Fields = ({ replay }: PartProps) => (
  <View>
    <Section title="重看一天">
      <View className="t14 ink-3">
        按下面的数字把那一天重走一遍，看谁会被拦下。只是看，不会改变任何人的结果。
      </View>
      <Day replay={replay} />
    </Section>
    <Later>
      <Section title="按这些数字">
        <RiskFields risk={replay.risk} />
      </Section>
    </Later>
  </View>
)

/** On a phone the answer stands below the numbers. */
const showFound = () => {
  wx.pageScrollTo({ selector: '#found', duration: 200, fail: () => undefined })
}

const Foot = observer(function Foot({ replay }: PartProps) {
  const { problem } = replay.playing
  const play = async () => {
    if (await replay.play()) showFound()
    else if (!replay.playing.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={play}>看看那一天</Button>
    </>
  )
})

export default observer(function OperatorInviteReplay() {
  const { id = '' } = useQuery()
  const [replay] = useState(() => new InviteReplay(id))
  const load = () => replay.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy footer={replay.shown.data ? <Foot replay={replay} /> : undefined}>
      <Loaded of={replay.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {() => (
          <View className="cols">
            <View className="col">
              <Fields replay={replay} />
            </View>
            <View className="col">
              <Found replay={replay} />
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
