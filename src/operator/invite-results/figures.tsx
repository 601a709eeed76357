import { View } from '@tarojs/components'
import type { CampaignResults } from '#core/invites/desk-views'
import { yuanText } from '#core/kernel/money'
import { Cell, Section } from '@/ui'
import { Portions } from '@/ui/portions'

interface ResultsProps {
  results: CampaignResults
}

const keptCost = ({ perKeptFen }: CampaignResults): string =>
  perKeptFen === undefined ? '—' : `¥${yuanText(perKeptFen)}`

const figuresOf = (results: CampaignResults): [string, string, string][] => [
  ['留存的好友', `${results.kept}`, `已计入 ${results.counted} 位`],
  ['每位留存花费', keptCost(results), `一共花了 ¥${yuanText(results.spentFen)}`],
  ['邀请的会员', `${results.inviters}`, `${results.active} 位请来了好友`],
  ['等您核实', `${results.held}`, `收回 ${results.left}，未计入 ${results.refused}`],
]

/** Four figures that matter; the cost of a friend who stayed is what a campaign is judged by. */
export const Figures = ({ results }: ResultsProps) => (
  <View className="figures">
    {figuresOf(results).map(([label, value, note]) => (
      <View key={label} className="figure">
        <View className="ink-2">{label}</View>
        <View className="figure-sum num">{value}</View>
        <View className="t14 ink-3 num">{note}</View>
      </View>
    ))}
  </View>
)

/** Why friends did not count, most frequent first. */
export const Refusals = ({ results: { why } }: ResultsProps) => (
  <Section title="为什么没有计入">
    {why.length === 0 ? (
      <View className="ink-2">还没有不计入的好友。</View>
    ) : (
      <View className="doors">
        <Portions rows={why}>
          {(portion) =>
            portion.map(({ rule, words, count }) => (
              <Cell
                key={rule}
                label={words}
                value={`${count} 位`}
                last={rule === why.at(-1)?.rule}
              />
            ))
          }
        </Portions>
      </View>
    )}
  </Section>
)
