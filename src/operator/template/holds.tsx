import { observer } from 'mobx-react-lite'
import { MAX_VALID_DAYS } from '#core/coupons/limits'
import type { Holds as HoldsForm } from '@/stores/operator/draft-times'
import type { Entry } from '@/stores/operator/entry'
import { Choice, Section } from '@/ui'
import { Either } from '@/ui/either'
import { PickDay } from '@/ui/pick'
import { Typed } from '../typed'

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

export const Holds = observer(function Holds({ holds }: PartProps) {
  return (
    <Section title="什么时候能用">
      <Choice options={kinds} value={holds.kind} onChange={(kind) => holds.setKind(kind)} />
      <Either
        other={holds.kind === 'until'}
        a={
          <Typed
            of={holds.days}
            id="draft-days"
            label="多少天内有效"
            hint={`能用的第一天算第 1 天，最多 ${MAX_VALID_DAYS} 天`}
            type="number"
            unit="天"
          />
        }
        b={<Day of={holds.until} label="最后一天" />}
      />
    </Section>
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

/** When the first use may be, for either way of ending. */
export const Begins = observer(function Begins({ holds }: PartProps) {
  return (
    <Either
      other={holds.kind === 'until'}
      a={<After holds={holds} />}
      b={<First holds={holds} />}
    />
  )
})

export const beginsSaid = ({ kind, after, waits, first }: HoldsForm): string => {
  if (kind === 'days') return after.value ? `领取 ${after.value} 天后` : '领到就能用'
  return waits && first.value ? `${first.value} 起` : '领到就能用'
}
