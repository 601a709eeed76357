import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { MAX_VALID_DAYS } from '#core/coupons/limits'
import type { Holds as HoldsForm } from '@/stores/operator/draft-times'
import type { Entry } from '@/stores/operator/entry'
import { Choice, Section } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'

interface PartProps {
  holds: HoldsForm
}

const kinds = [
  { value: 'days', label: '领取后若干天' },
  { value: 'until', label: '到某一天' },
] as const

export const Day = observer(function Day({ of, label }: { of: Entry<string>; label: string }) {
  return (
    <PickDay
      label={label}
      value={of.text}
      onChange={(day) => of.type(day)}
      error={of.fault}
      rule={of.rule}
    />
  )
})

const waits = [
  { value: false, label: '领到就能用' },
  { value: true, label: '从某一天起' },
] as const

const First = observer(function First({ holds }: PartProps) {
  return (
    <>
      <Choice options={waits} value={holds.waits} onChange={(on) => holds.setWaits(on)} />
      <Either other={holds.waits} b={<Day of={holds.first} label="第一天" />} />
    </>
  )
})

const After = ({ holds }: PartProps) => (
  <Typed
    of={holds.after}
    id="draft-after"
    label="领取后隔几天才能用"
    hint="留空：领到就能用"
    type="number"
    unit="天"
  />
)

const said = ({ after }: HoldsForm): string =>
  after.value ? `领取 ${after.value} 天后` : '领到就能用'

const saidFirst = ({ waits, first }: HoldsForm): string =>
  waits && first.value ? `${first.value} 起` : '领到就能用'

/** When the first use may be, for either way of ending. */
const Begins = ({ holds }: PartProps) => (
  <>
    <View className="in-days">
      <Fold
        id="fold-after"
        title="什么时候起能用"
        said={() => said(holds)}
        bad={() => holds.after.fault !== undefined}
      >
        <After holds={holds} />
      </Fold>
    </View>
    <View className="in-until">
      <Fold
        id="fold-first"
        title="什么时候起能用"
        said={() => saidFirst(holds)}
        bad={() => holds.first.fault !== undefined}
      >
        <First holds={holds} />
      </Fold>
    </View>
  </>
)

const Kind = observer(function Kind({ holds }: PartProps) {
  return <Choice options={kinds} value={holds.kind} onChange={(kind) => holds.setKind(kind)} />
})

/** The fields of both ways of ending; the class of the chosen one shows its own. */
const Sides = observer(function Sides({ holds }: PartProps) {
  return (
    <View className={`ks k-${holds.kind}`}>
      <View className="in-days">
        <Typed
          of={holds.days}
          id="draft-days"
          label="多少天内有效"
          hint={`能用的第一天算第 1 天，最多 ${MAX_VALID_DAYS} 天`}
          type="number"
          unit="天"
        />
      </View>
      <View className="in-until">
        <Day of={holds.until} label="最后一天" />
      </View>
      <Later>
        <Begins holds={holds} />
      </Later>
    </View>
  )
})

export const Holds = ({ holds }: PartProps) => (
  <Section title="什么时候能用">
    <Kind holds={holds} />
    <Sides holds={holds} />
  </Section>
)
