import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/operator/invite'
import { Choice, classes, Notice, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'
import { PickTime } from '../pick-time'

interface PartProps {
  invite: Invite
}

const actions = [
  { value: 'joined', label: '加入会员' },
  { value: 'bought', label: '完成消费' },
  { value: 'added', label: '加企业微信' },
] as const

const Deed = observer(function Deed({ invite }: PartProps) {
  const { doing } = invite.draft
  const set = (action: typeof doing.action) => {
    doing.set(action)
    if (action === 'added') invite.lookAtWecom()
  }
  return <Choice options={actions} value={doing.action} onChange={set} />
})

const NoWecom = observer(function NoWecom({ invite }: PartProps) {
  if (!invite.wecomOff) return null
  return <Notice tone="warn">还没有接通企业微信，好友没有人可加。接通以前请选别的。</Notice>
})

const Deeds = observer(function Deeds({ invite }: PartProps) {
  const { doing } = invite.draft
  return (
    <View className={`ks k-${doing.action}`}>
      <View className="in-joined field-hint">第一次加入会员的新朋友才计入。</View>
      <View className="in-bought">
        <Typed
          of={doing.min}
          id="invite-min"
          label="一笔至少消费多少"
          hint="不限就留空；留存期内退货到不够，会收回"
          type="digit"
          unit="元"
        />
      </View>
      <View className="in-added">
        <View className="field-hint">加入会员并第一次添加品牌的企业微信，才计入。</View>
        <NoWecom invite={invite} />
      </View>
    </View>
  )
})

/** What the friend does themself: that is rewarded, never the sharing. */
export const DoingPart = ({ invite }: PartProps) => (
  <Section title="好友亲自做什么">
    <Deed invite={invite} />
    <Deeds invite={invite} />
  </Section>
)

const starts = [
  { value: false, label: '发布后就开始' },
  { value: true, label: '定个时间' },
] as const

const Day = observer(function Day({ of, label }: { of: DayEntry; label: string }) {
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
type DayEntry = Invite['draft']['span']['from']['day']

const Clock = observer(function Clock({ of }: { of: Invite['draft']['span']['from'] }) {
  return <PickTime label="时间" value={of.clock} onChange={(clock) => of.setClock(clock)} />
})

const Start = observer(function Start({ invite }: PartProps) {
  const { from } = invite.draft.span
  return (
    <>
      <Choice options={starts} value={from.on} onChange={(on) => from.set(on)} />
      <Either
        other={from.on}
        a={<View className="field-hint">点发布后 10 分钟开始，留出再看一遍的时间。</View>}
        b={
          <View className="pairs">
            <Day of={from.day} label="开始日期" />
            <Clock of={from} />
          </View>
        }
      />
    </>
  )
})

export const SpanPart = ({ invite }: PartProps) => {
  const { until } = invite.draft.span
  return (
    <Section title="什么时候">
      <Start invite={invite} />
      <View className="pairs">
        <Day of={until.day} label="结束日期" />
        <Clock of={until} />
      </View>
    </Section>
  )
}

const Worst = observer(function Worst({ invite: { draft } }: PartProps) {
  const { worst, over } = draft.said
  return (
    <View className={classes('num gap-8', over ? 'bad' : 'ink-2', worst === '' && 'word-none')}>
      {worst || ' '}
    </View>
  )
})

export const PursePart = ({ invite }: PartProps) => {
  const { purse } = invite.draft
  return (
    <Section title="名额和预算">
      <View className="pairs">
        <Typed of={purse.stock} id="invite-stock" label="最多多少位好友" type="number" unit="位" />
        <Typed of={purse.budget} id="invite-budget" label="最多花多少" type="digit" unit="元" />
      </View>
      <Worst invite={invite} />
      <View
        id="take-worst"
        className="row-link link-end"
        hoverClass="pressed"
        onClick={() => invite.draft.takeWorst()}
      >
        预算就按最多花的填
      </View>
    </Section>
  )
}

const buying = [
  { value: true, label: '再消费就算' },
  { value: false, label: '只看天数' },
] as const
const spent = [
  { value: 'note', label: '只记一笔' },
  { value: 'debt', label: '从以后积分补' },
] as const

const ByBuying = observer(function ByBuying({ invite: { draft } }: PartProps) {
  const { keeping } = draft
  return (
    <Choice options={buying} value={keeping.byBuying} onChange={(on) => keeping.setByBuying(on)} />
  )
})

const WhenSpent = observer(function WhenSpent({ invite: { draft } }: PartProps) {
  const { keeping } = draft
  return (
    <Choice
      options={spent}
      value={keeping.whenSpent}
      onChange={(way) => keeping.setWhenSpent(way)}
    />
  )
})

/** When a friend counts for good. */
export const KeepingPart = ({ invite }: PartProps) => (
  <Section title="留存和收回">
    <Typed
      of={invite.draft.keeping.days}
      id="invite-kept"
      label="好友留多少天算留存"
      hint="这期间离开，这一位的奖励收回一次；0 天就是不收回"
      type="number"
      unit="天"
    />
    <Later>
      <View className="field-label gap-12">期间内再次消费</View>
      <ByBuying invite={invite} />
      <View className="field-label gap-12">收回时奖励已经用掉</View>
      <WhenSpent invite={invite} />
    </Later>
  </Section>
)
