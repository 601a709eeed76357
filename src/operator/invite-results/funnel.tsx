import { View } from '@tarojs/components'
import type { CampaignResults } from '#core/invites/desk-views'
import { Section } from '@/ui'

interface ResultsProps {
  results: CampaignResults
}

const FULL = 100

/** Those who were kept are among the counted; who left had counted before. */
const stagesOf = ({ visits, joined, counted, kept, left }: CampaignResults): [string, number][] => [
  ['打开邀请', visits],
  ['加入会员', joined],
  ['完成活动要求', counted + left],
  ['留存下来', kept],
]

const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * FULL)

interface StageProps {
  label: string
  count: number
  first: number
  before: number | undefined
}

const Stage = ({ label, count, first, before }: StageProps) => (
  <View className="stage">
    <View className="row-head">
      <View>{label}</View>
      <View className="num">
        {before === undefined ? `${count} 位` : `${count} 位 · ${percentOf(count, before)}%`}
      </View>
    </View>
    <View className="bar gap-4">
      <View className="bar-in" style={{ width: `${percentOf(count, first)}%` }} />
    </View>
  </View>
)

/** From the invitation to the friend who stayed; each step as a share of the one before. */
export const Funnel = ({ results }: ResultsProps) => {
  const stages = stagesOf(results)
  return (
    <Section title="一步一步">
      <View className="card-box">
        {stages.map(([label, count], place) => (
          <Stage
            key={label}
            label={label}
            count={count}
            first={stages[0]?.[1] ?? 0}
            before={stages[place - 1]?.[1]}
          />
        ))}
      </View>
      {results.visits === 0 && (
        <View className="field-hint">还没有人打开过邀请。会员分享以后，这里会一步一步显示。</View>
      )}
    </Section>
  )
}
