import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { MIN_POINTS } from '#core/posters/limits'
import type { Entry } from '@/stores/operator/entry'
import type { Extra, PosterDraft } from '@/stores/operator/poster-draft'
import { Choice, classes, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { PickDay } from '@/ui/pick'

interface Props {
  draft: PosterDraft
}

const onOff = [
  { value: true, label: '用' },
  { value: false, label: '不用' },
] as const

interface OptionalProps extends Props {
  extra: Extra
  title: string
  children?: ReactNode
}

/** A place that may stay empty; its fields are drawn beforehand, so that a tap sends one class. */
const Optional = observer(function Optional({ draft, extra, title, children }: OptionalProps) {
  const on = draft.has(extra)
  return (
    <Section title={title}>
      <View id={`${draft.name}-${extra}`}>
        <Choice options={onOff} value={on} onChange={(use) => draft.use(extra, use)} />
      </View>
      <View className={classes('extra', !on && 'extra-off')}>
        <View className="extra-in">{children}</View>
      </View>
    </Section>
  )
})

const Day = observer(function Day({ of, label }: { of: Entry<string>; label: string }) {
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

const Words = ({ draft }: Props) => {
  const { name, theme, points, benefit } = draft
  return (
    <Section title="主题和内容">
      <Typed of={theme} id={`${name}-theme`} label="主题，一句话" maxlength={20} />
      {points.map((point, place) => (
        <Typed
          // biome-ignore lint/suspicious/noArrayIndexKey: five fields that never change places
          key={place}
          of={point}
          id={`${name}-point-${place + 1}`}
          label={`内容第 ${place + 1} 条${place < MIN_POINTS ? '' : '（可以不填）'}`}
          maxlength={18}
        />
      ))}
      <Typed
        of={benefit}
        id={`${name}-benefit`}
        label="见面礼前面的几个字"
        hint="见面礼的名字由活动自己带出来"
        maxlength={10}
      />
    </Section>
  )
}

const Identity = ({ draft }: Props) => (
  <Optional draft={draft} extra="identity" title="身份">
    <View className="t14 ink-2 gap-8">
      会员同意展示称呼和头像，才会出现在海报上；没有同意就写“您的朋友”。
    </View>
  </Optional>
)

const Endorsement = ({ draft }: Props) => (
  <Optional draft={draft} extra="endorsement" title="背书">
    <Typed of={draft.said} id={`${draft.name}-said`} label="一句背书" maxlength={24} />
    <Typed of={draft.source} id={`${draft.name}-source`} label="出处" maxlength={30} />
  </Optional>
)

const Occasion = ({ draft }: Props) => (
  <Optional draft={draft} extra="occasion" title="借势">
    <Typed
      of={draft.occasion}
      id={`${draft.name}-occasion`}
      label="节日或由头"
      hint="只在下面这些天里出现"
      maxlength={12}
    />
    <View className="pairs">
      <Day of={draft.from} label="从" />
      <Day of={draft.until} label="到" />
    </View>
  </Optional>
)

const Anchor = ({ draft }: Props) => (
  <Optional draft={draft} extra="anchor" title="价格锚点">
    <Typed
      of={draft.item}
      id={`${draft.name}-item`}
      label="什么的价格"
      hint="写商品表里的名字，就和表里的价格核对"
      maxlength={12}
    />
    <View className="pairs">
      <Typed of={draft.list} id={`${draft.name}-list`} label="原价" type="digit" unit="元" />
      <Typed of={draft.pay} id={`${draft.name}-pay`} label="现价" type="digit" unit="元" />
    </View>
    <Typed of={draft.proof} id={`${draft.name}-proof`} label="原价的依据" maxlength={30} />
    <Day of={draft.proofDay} label="依据的日期" />
  </Optional>
)

const urgencies = [
  { value: 'none', label: '不写' },
  { value: 'stock', label: '还剩几份' },
  { value: 'end', label: '何时截止' },
] as const

const Urgency = observer(function Urgency({ draft }: Props) {
  return (
    <Section title="紧迫">
      <View id={`${draft.name}-urgency`}>
        <Choice
          options={urgencies}
          value={draft.urgency}
          onChange={(urgency) => draft.setUrgency(urgency)}
        />
      </View>
      <View className="t14 ink-2 gap-8">
        数字和时间是活动的真实数据。剩下不到两成，才会写还剩几份。
      </View>
    </Section>
  )
})

const papers = [
  { value: 'light', label: '浅色' },
  { value: 'brand', label: '品牌色' },
  { value: 'dark', label: '深色' },
] as const

const Paper = observer(function Paper({ draft }: Props) {
  return (
    <Section title="底色">
      <View id={`${draft.name}-paper`}>
        <Choice options={papers} value={draft.paper} onChange={(paper) => draft.setPaper(paper)} />
      </View>
    </Section>
  )
})

const Weight = ({ draft }: Props) => (
  <Section title="对比">
    <Typed
      of={draft.weight}
      id={`${draft.name}-weight`}
      label="占几份"
      hint="两版各占 1 份，就各有一半会员看到；每位会员一直看到同一版"
      type="number"
    />
  </Section>
)

/** Everything of one poster, a part after the other. */
export const Fields = ({ draft }: Props) => (
  <>
    <Words draft={draft} />
    <Later>
      <Urgency draft={draft} />
      <Paper draft={draft} />
      <Identity draft={draft} />
    </Later>
    <Later>
      <Endorsement draft={draft} />
    </Later>
    <Later>
      <Occasion draft={draft} />
    </Later>
    <Later>
      <Anchor draft={draft} />
    </Later>
    <Later>
      <Weight draft={draft} />
    </Later>
  </>
)
