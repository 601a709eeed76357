import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { audienceText } from '#core/audience/rules'
import { windowsText } from '#core/coupons/words'
import { yuanText } from '#core/kernel/money'
import type { Draft } from '@/stores/operator/draft'
import type { Mixing as MixingForm } from '@/stores/operator/draft-reach'
import type { Moment } from '@/stores/operator/draft-times'
import type { Template } from '@/stores/operator/template'
import { Choice, Section } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { AudienceFields } from '../audience-fields'
import { PickTime } from '../pick-time'
import { GoodsChoice } from './goods-choice'
import { Day } from './holds'
import { StoreStock } from './limits'
import { Windows } from './windows'

interface PartProps {
  template: Template
}

const mixes = [
  { value: 'plain', label: '每笔限 1 张' },
  { value: 'group', label: '分组' },
  { value: 'alone', label: '单独用' },
] as const

const Mixing = observer(function Mixing({ mixing }: { mixing: MixingForm }) {
  return (
    <>
      <Choice options={mixes} value={mixing.kind} onChange={(kind) => mixing.set(kind)} />
      <View className="field-hint">
        同一组的券一笔只用 1 张，不同组的可以一起用；单独用的不和任何券一起用
      </View>
      <Either
        other={mixing.kind === 'group'}
        b={<Typed of={mixing.group} id="draft-group" label="组的名字" maxlength={8} />}
      />
    </>
  )
})

const When = observer(function When(props: { of: Moment; off: string; on: string }) {
  const { of, off, on } = props
  const sides = [
    { value: false, label: off },
    { value: true, label: on },
  ] as const
  return (
    <>
      <Choice options={sides} value={of.on} onChange={(value) => of.set(value)} />
      <Either
        other={of.on}
        b={
          <View className="pairs">
            <Day of={of.day} label="日期" />
            <PickTime label="时间" value={of.clock} onChange={(clock) => of.setClock(clock)} />
          </View>
        }
      />
    </>
  )
})

const Schedule = ({ draft }: { draft: Draft }) => (
  <View>
    <View className="field-label">开始发放</View>
    <When of={draft.given.from} off="马上开始" on="定个时间" />
    <View className="field-label gap-12">停止发放</View>
    <When of={draft.given.until} off="发完为止" on="定个时间" />
  </View>
)

const mixSaid = ({ kind, group }: MixingForm): string =>
  kind === 'plain' ? '每笔限 1 张' : kind === 'alone' ? '单独用' : `「${group.text}」组`

const scheduleSaid = ({ given }: Draft): string =>
  [given.from.on && '定时开始', given.until.on && '定时停止'].filter(Boolean).join('、') ||
  '马上开始，发完为止'

const anyBad = (marks: readonly { value?: unknown; fault?: string | undefined }[]): boolean =>
  marks.some(({ fault }) => fault !== undefined)

const Uses = ({ draft }: { draft: Draft }) => (
  <Typed
    of={draft.amounts.uses}
    id="draft-uses"
    label="一张能用几次"
    hint="次卡填次数，例如 10；普通的券填 1"
    type="number"
    unit="次"
  />
)

const Budget = ({ draft }: { draft: Draft }) => (
  <Typed
    of={draft.amounts.budget}
    id="draft-budget"
    label="最多花多少"
    hint="按每张都用足来算，发到预算用完为止，不会超"
    placeholder="不限"
    type="digit"
    unit="元"
  />
)

const Daily = ({ draft }: { draft: Draft }) => (
  <Typed
    of={draft.amounts.daily}
    id="draft-daily"
    label="每天最多发"
    placeholder="不限"
    type="number"
    unit="张"
  />
)

const usesSaid = ({ amounts }: Draft) => (amounts.uses.value ? `${amounts.uses.value} 次` : ' ')

const budgetSaid = ({ amounts }: Draft) =>
  amounts.budget.value ? `${yuanText(amounts.budget.value)} 元` : '不限'

const amountsSaid = ({ amounts: { daily, kept } }: Draft) =>
  [daily.value && `每天 ${daily.value} 张`, kept.length > 0 && `${kept.length} 家店有留`]
    .filter(Boolean)
    .join('，') || '不限'

const goodsSaid = ({ reach }: Draft) =>
  reach.everyGood || reach.named === 0 ? '全部商品' : `${reach.named} 项`

const Reach = ({ template }: PartProps) => {
  const { draft } = template
  const { windows } = draft
  return (
    <>
      <Fold
        id="fold-goods"
        title="哪些商品能用"
        said={() => goodsSaid(draft)}
        bad={() => anyBad([draft.reach.goods])}
      >
        <Later>
          <GoodsChoice template={template} />
        </Later>
      </Fold>
      <Fold
        id="fold-windows"
        title="星期和时段"
        said={() => windowsText(windows.windows) || '随时'}
        bad={() => anyBad(windows.used.map(({ mark }) => mark))}
      >
        <Later>
          <Windows windows={windows} />
        </Later>
      </Fold>
    </>
  )
}

const People = ({ template }: PartProps) => {
  const { draft } = template
  const { audience, mixing, amounts } = draft
  return (
    <>
      <Fold
        id="fold-audience"
        title="谁能领"
        said={() => audienceText(audience.audience) || '所有会员'}
        bad={() => anyBad([audience.joined, audience.within, audience.away, audience.level])}
      >
        <Later>
          <Audience template={template} />
        </Later>
      </Fold>
      <Fold
        id="fold-mixing"
        title="和别的券一起用"
        said={() => mixSaid(mixing)}
        bad={() => anyBad([mixing.group])}
      >
        <Later>
          <Mixing mixing={mixing} />
        </Later>
      </Fold>
      <Fold
        id="fold-uses"
        title="一张能用几次"
        said={() => usesSaid(draft)}
        bad={() => anyBad([amounts.uses])}
      >
        <Later>
          <Uses draft={draft} />
        </Later>
      </Fold>
    </>
  )
}

const Audience = observer(function Audience({ template }: PartProps) {
  return <AudienceFields form={template.draft.audience} tiers={template.tiers} />
})

const Giving = ({ template }: PartProps) => {
  const { draft } = template
  const { amounts, given } = draft
  return (
    <>
      <Fold
        id="fold-schedule"
        title="定时发放"
        said={() => scheduleSaid(draft)}
        bad={() => anyBad([given.from.day, given.until.day])}
      >
        <Later>
          <Schedule draft={draft} />
        </Later>
      </Fold>
      <Fold
        id="fold-amounts"
        title="每天和各店的数量"
        said={() => amountsSaid(draft)}
        bad={() => anyBad([amounts.daily, amounts.stores])}
      >
        <Later>
          <Daily draft={draft} />
          <StoreStock template={template} />
        </Later>
      </Fold>
      <Fold
        id="fold-budget"
        title="预算"
        said={() => budgetSaid(draft)}
        bad={() => anyBad([amounts.budget])}
      >
        <Later>
          <Budget draft={draft} />
        </Later>
      </Fold>
    </>
  )
}

/** What a simple coupon does without: each part folded, with what holds now beside its heading. */
export const MoreRules = ({ template }: PartProps) => (
  <Section title="更多规则">
    <View className="doors">
      <Reach template={template} />
      <Later>
        <People template={template} />
      </Later>
      <Later>
        <Giving template={template} />
      </Later>
    </View>
  </Section>
)
