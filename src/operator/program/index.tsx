import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Program, type ProgramTab } from '@/stores/operator/program'
import { Loaded, Page, Tabs } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import '../operator.scss'
import { CheckinTab } from './checkin-tab'
import { Foot } from './foot'
import { PointsTab } from './points-tab'
import { TiersTab } from './tiers-tab'

interface PartProps {
  program: Program
}

const tabs: { value: ProgramTab; label: string }[] = [
  { value: 'points', label: '积分' },
  { value: 'tiers', label: '等级' },
  { value: 'checkin', label: '签到' },
]

const Turn = observer(function Turn({ program }: PartProps) {
  return <Tabs options={tabs} value={program.tab} onChange={(tab) => program.turn(tab)} />
})

/** All three are drawn once, so that turning to another sends one class. */
const Shown = observer(function Shown({ program, children }: PartProps & { children: ReactNode }) {
  const place = tabs.findIndex(({ value }) => value === program.tab)
  return <View className={`thirds third-${place + 1}`}>{children}</View>
})

const Forms = ({ program }: PartProps) => (
  <Shown program={program}>
    <View className="third">
      <PointsTab program={program} />
    </View>
    <View className="third">
      <Later>
        <TiersTab program={program} />
      </Later>
    </View>
    <View className="third">
      <Later>
        <CheckinTab program={program} />
      </Later>
    </View>
  </Shown>
)

export default observer(function OperatorProgram() {
  const [program] = useState(() => new Program())
  const load = () => program.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy footer={program.shown.data && <Foot program={program} />}>
      <Loaded of={program.shown} skeleton="lines" ways={operatorWays} onRetry={load}>
        {() => (
          <View>
            <Turn program={program} />
            <Forms program={program} />
          </View>
        )}
      </Loaded>
    </Page>
  )
})
