import { View } from '@tarojs/components'
import type { RiskForm } from '@/stores/operator/invite-risk'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { Lines } from './program/words'

/** Rules of core/invites/risk.ts. */
const RULES = 6

/** A risk plan: in words, and the numbers of them. */
export const RiskFields = ({ risk }: { risk: RiskForm }) => (
  <View>
    <View className="t14 ink-3">
      超过下面任何一条，这位好友先停在“待核实”，双方都不发奖励，由您看过再定。
    </View>
    <View className="card-box gap-12 t14">
      <Lines most={RULES} of={() => risk.words} />
    </View>
    <Later>
      <View className="pairs">
        <Typed of={risk.perHour} id="risk-hour" label="1 小时内" type="number" unit="位" />
        <Typed of={risk.perDay} id="risk-day" label="一天内" type="number" unit="位" />
        <Typed of={risk.perDevice} id="risk-device" label="同一部手机" type="number" unit="人" />
        <Typed of={risk.perNetwork} id="risk-network" label="同一网络" type="number" unit="位" />
      </View>
    </Later>
    <Later>
      <View className="pairs">
        <Typed of={risk.perNight} id="risk-night" label="凌晨" type="number" unit="位" />
        <Typed of={risk.keptFrom} id="risk-from" label="满多少位起看" type="number" unit="位" />
        <Typed of={risk.keptPercent} id="risk-kept" label="至少留下" type="number" unit="%" />
      </View>
    </Later>
  </View>
)
