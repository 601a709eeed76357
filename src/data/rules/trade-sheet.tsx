import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { ruleText, stageName } from '#core/aipl/words'
import { rfmText } from '#core/rfm/words'
import type { Rules, TradeRules } from '@/stores/data/rules'
import { Button, Notice, Sheet, say } from '@/ui'
import { useKept } from '@/ui/use-kept'
import { SinceChoice } from './since'

const linesOf = ({ aipl, rfm }: TradeRules): string[] => [
  ...[...aipl]
    .sort((a, b) => b.stage - a.stage)
    .map((rule) => `${stageName(rule.stage)}：${ruleText(rule)}`),
  ...rfmText(rfm),
]

const Words = ({ trade }: { trade: TradeRules }) => (
  <View>
    <View className="ink-2">{trade.about}</View>
    {linesOf(trade).map((line) => (
      <View key={line} className="gap-8">
        {line}
      </View>
    ))}
  </View>
)

/** The rules of a trade in words before they are taken. */
export const TradeSheet = observer(function TradeSheet({ rules }: { rules: Rules }) {
  const open = rules.looked !== undefined
  const trade = useKept(rules.looked, !open)
  const use = async () => {
    if (rules.looked && (await rules.use(rules.looked))) say('已保存，正在重新计算')
  }
  const { problem } = rules.save.saving
  return (
    <Sheet
      open={open}
      title={trade ? `${trade.name}的规则` : ' '}
      onClose={() => rules.look(undefined)}
      footer={<Button onPress={use}>用这一套</Button>}
    >
      {open && problem && <Notice tone="bad">{problem.message}</Notice>}
      {trade && <Words trade={trade} />}
      <View className="gap-16">
        <SinceChoice save={rules.save} />
      </View>
    </Sheet>
  )
})
