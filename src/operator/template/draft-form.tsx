import { observer } from 'mobx-react-lite'
import { MAX_VALID_DAYS } from '#core/coupons/limits'
import { draftRules } from '@/stores/operator/draft'
import type { Template } from '@/stores/operator/template'
import { Choice, Section } from '@/ui'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'
import { ShopChoice } from './shop-choice'
import { StoreChoice } from './store-choice'
import { Typed } from './typed'

interface PartProps {
  template: Template
}
const kinds = [
  { value: 'amount-off', label: '立减' },
  { value: 'gift', label: '送东西' },
] as const

const Off = ({ template }: PartProps) => (
  <>
    <Typed template={template} field="off" label="减多少" type="digit" unit="元" />
    <Typed
      template={template}
      field="min"
      label="满多少可用"
      hint="没有门槛就留空"
      type="digit"
      unit="元"
    />
  </>
)

const Gives = observer(function Gives({ template }: PartProps) {
  const { draft } = template
  return (
    <Section title="送什么">
      <Typed template={template} field="name" label="券的名字" maxlength={20} />
      <Choice options={kinds} value={draft.kind} onChange={(kind) => draft.setKind(kind)} />
      <Either
        other={draft.kind === 'gift'}
        a={<Off template={template} />}
        b={
          <Later>
            <Typed template={template} field="item" label="到店送" maxlength={20} />
          </Later>
        }
      />
    </Section>
  )
})

const validKinds = [
  { value: 'days', label: '领取后若干天' },
  { value: 'until', label: '到某一天' },
] as const

const Days = ({ template }: PartProps) => (
  <Typed
    template={template}
    field="days"
    label="领取后多少天内有效"
    hint={`领取当天算第 1 天，最多 ${MAX_VALID_DAYS} 天`}
    type="number"
    unit="天"
  />
)

const Until = observer(function Until({ template }: PartProps) {
  const { draft } = template
  return (
    <PickDay
      label="最后一天"
      value={draft.until}
      onChange={(day) => draft.setUntil(day)}
      error={template.fault('until')}
      rule={draftRules.until}
    />
  )
})

const Valid = observer(function Valid({ template }: PartProps) {
  const { draft } = template
  return (
    <Section title="什么时候能用">
      <Choice
        options={validKinds}
        value={draft.validKind}
        onChange={(kind) => draft.setValidKind(kind)}
      />
      <Either
        other={draft.validKind === 'until'}
        a={<Days template={template} />}
        b={<Until template={template} />}
      />
    </Section>
  )
})

const Amounts = ({ template }: PartProps) => (
  <Section title="发多少">
    <Typed template={template} field="stock" label="一共" type="number" unit="张" />
    <Typed template={template} field="perMember" label="每人最多领" type="number" unit="张" />
  </Section>
)

const Words = ({ template }: PartProps) => (
  <Section title="使用说明">
    <Typed
      template={template}
      field="rules"
      label="写给顾客和店员看（可以不填）"
      maxlength={300}
      lines
    />
  </Section>
)

export const DraftForm = ({ template }: PartProps) => (
  <>
    <Gives template={template} />
    <Later>
      <Section title="怎么领">
        <ShopChoice template={template} />
      </Section>
    </Later>
    <Later>
      <Valid template={template} />
    </Later>
    <Later>
      <Section title="在哪里能用">
        <StoreChoice template={template} />
      </Section>
    </Later>
    <Later>
      <Amounts template={template} />
      <Words template={template} />
    </Later>
  </>
)
