import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { ruleLine, summaryOf } from '#core/coupons/rules'
import type { Template } from '@/stores/operator/template'
import { Section, Ticket } from '@/ui'

const nothingYet = { kind: 'amount-off', offFen: 0, minFen: 0 } as const

/** The ticket as members will see it, and the promise in plain words, while it is typed. */
export const Preview = observer(function Preview({ template }: { template: Template }) {
  const { draft } = template
  const benefit = draft.benefit ?? nothingYet
  const storeIds = draft.everyStore ? [] : draft.storeIds
  return (
    <Section title="顾客看到的样子">
      <Ticket
        benefit={benefit}
        name={draft.name.trim() || '券的名字'}
        rule={ruleLine(benefit, storeIds)}
        off={!draft.benefit}
      />
      <View className="gap-12 ink-2">
        {draft.form ? `${summaryOf(draft.form)}。` : '填完下面的内容，这里会用一句话说清楚这张券。'}
      </View>
    </Section>
  )
})
