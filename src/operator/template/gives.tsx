import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Draft } from '@/stores/operator/draft'
import type { Gives as GivesForm } from '@/stores/operator/draft-gives'
import { Choice, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'

const kinds = [
  { value: 'amount-off', label: '立减' },
  { value: 'percent-off', label: '打折' },
  { value: 'exchange', label: '兑换' },
  { value: 'gift', label: '送东西' },
  { value: 'item-price', label: '特价' },
] as const

const Kind = observer(function Kind({ gives }: { gives: GivesForm }) {
  return <Choice options={kinds} value={gives.kind} onChange={(kind) => gives.setKind(kind)} />
})

const Percent = ({ gives }: { gives: GivesForm }) => (
  <View className="in-percent-off">
    <Typed of={gives.fold} id="draft-fold" label="打几折" type="digit" unit="折" />
    <Typed
      of={gives.cap}
      id="draft-cap"
      label="最多减多少"
      hint="再贵的一单，也只减这么多"
      type="digit"
      unit="元"
    />
  </View>
)

const Money = ({ gives }: { gives: GivesForm }) => (
  <>
    <View className="in-amount-off">
      <Typed of={gives.off} id="draft-off" label="减多少" type="digit" unit="元" />
    </View>
    <Later>
      <Percent gives={gives} />
      <View className="in-amount-off in-percent-off">
        <Typed
          of={gives.min}
          id="draft-min"
          label="满多少可用"
          hint="没有门槛就留空"
          type="digit"
          unit="元"
        />
      </View>
    </Later>
  </>
)

const Things = ({ gives }: { gives: GivesForm }) => (
  <>
    <View className="in-exchange in-gift in-item-price">
      <Typed of={gives.item} id="draft-item" label="哪样东西" maxlength={20} />
    </View>
    <View className="in-exchange">
      <Typed
        of={gives.worth}
        id="draft-worth"
        label="它卖多少钱"
        hint="兑换一件最多免掉这么多"
        type="digit"
        unit="元"
      />
    </View>
    <View className="in-gift">
      <Typed
        of={gives.giftWorth}
        id="draft-gift-worth"
        label="它值多少钱"
        hint="用来算成本和预算，不清楚就留空"
        type="digit"
        unit="元"
      />
    </View>
    <View className="in-item-price">
      <Typed of={gives.price} id="draft-price-of" label="特价" type="digit" unit="元" />
      <Typed
        of={gives.saves}
        id="draft-saves"
        label="一件最多便宜多少"
        hint="原价减特价，用来算成本和预算"
        type="digit"
        unit="元"
      />
    </View>
  </>
)

/** Every field is drawn once and shown by the class of the kind: changing it sends that class. */
const Fields = observer(function Fields({ gives }: { gives: GivesForm }) {
  return (
    <View className={`ks k-${gives.kind}`}>
      <Money gives={gives} />
      <Later>
        <Things gives={gives} />
      </Later>
    </View>
  )
})

export const Gives = ({ draft }: { draft: Draft }) => (
  <Section title="送什么">
    <Typed of={draft.name} id="draft-name" label="券的名字" maxlength={20} />
    <View className="fives">
      <Kind gives={draft.gives} />
    </View>
    <Fields gives={draft.gives} />
  </Section>
)
