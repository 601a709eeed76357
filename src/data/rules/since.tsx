import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { SaveRules } from '@/stores/data/rules'
import { Choice, classes } from '@/ui'

const sinces = [
  { value: 'today', label: '从今天起' },
  { value: 'always', label: '从头生效' },
] as const

/** From when on new rules hold, and what that does to the days before. */
export const SinceChoice = observer(function SinceChoice({ save }: { save: SaveRules }) {
  const fromToday = save.since === 'today'
  return (
    <View>
      <View className="field-label">从什么时候起</View>
      <Choice options={sinces} value={save.since} onChange={(since) => save.setSince(since)} />
      <View className={classes('effect', !fromToday && 'word-none')}>
        从今天起：以前每一天的阶段和分组不变，从今天按新规则算。
      </View>
      <View className={classes('effect', fromToday && 'word-none')}>
        从头生效：以前的每一天也按新规则重新算，看板上过去的数字会变。
      </View>
      <View className="t14 ink-3">
        保存后在后台重新计算，人多时要几分钟；算完之前看到的还是原来的数字，顾客手里的东西不会有任何变化。
      </View>
    </View>
  )
})
