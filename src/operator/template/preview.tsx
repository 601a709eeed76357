import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Benefit } from '#core/coupons/views'
import { ruleLine, summaryOf } from '#core/coupons/words'
import type { Template } from '@/stores/operator/template'
import { classes, Section, Ticket } from '@/ui'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { useKept } from '@/ui/use-kept'
import { shopText } from '../shop-text'

const nothingYet = { kind: 'amount-off', offFen: 0, minFen: 0 } as const

interface PartProps {
  template: Template
}

const Shown = observer(function Shown({
  template: { draft },
  benefit,
}: PartProps & { benefit: Benefit | undefined }) {
  const given = benefit ?? nothingYet
  return (
    <Ticket
      benefit={given}
      name={draft.name.trim() || '券的名字'}
      rule={ruleLine({ benefit: given, storeIds: draft.everyStore ? [] : draft.storeIds })}
      off={!benefit}
    />
  )
})

/** Both kinds are drawn, so that changing the kind does not send a whole ticket. */
const Tickets = observer(function Tickets({ template }: PartProps) {
  const { kind, amountOff, gift } = template.draft
  return (
    <Either
      other={kind === 'gift'}
      a={<Shown template={template} benefit={amountOff} />}
      b={
        <Later>
          <Shown template={template} benefit={gift} />
        </Later>
      }
    />
  )
})

/** Drawn beforehand, so that choosing the points shop sends one class. */
const Price = observer(function Price({ template: { draft, tiers } }: PartProps) {
  const words = useKept(shopText(draft.shop, tiers), !draft.shop)
  return <View className={classes('gap-12 accent bold', !draft.shop && 'word-none')}>{words}</View>
})

/** The ticket as members will see it, and the promise in plain words, while it is typed. */
export const Preview = observer(function Preview({ template }: PartProps) {
  const { form } = template.draft
  const promise = useKept(form && `${summaryOf(form, Date.now())}。`, !form)
  return (
    <Section title="顾客看到的样子">
      <Tickets template={template} />
      <Price template={template} />
      <View className="gap-12 ink-2">
        <Either other={!form} a={promise} b="填完下面的内容，这里会用一句话说清楚这张券。" />
      </View>
    </Section>
  )
})
