import { View } from '@tarojs/components'
import { memo } from 'react'
import type { RewardState, RewardView, StepView } from '#core/invites/views'
import { classes, Section, Tag } from '@/ui'
import { Portions } from '@/ui/portions'
import { REWARD_STATES } from './words'

interface PartProps {
  when: string
  reward: RewardView
  state: RewardState
}

const Part = ({ when, reward, state }: PartProps) => {
  const { words, tone } = REWARD_STATES[state]
  return (
    <View className="path-part">
      <View className="path-words">
        {when}
        {reward.name}
      </View>
      {words && <Tag tone={tone}>{words}</Tag>}
    </View>
  )
}

interface StepProps {
  step: StepView
  place: number
  done: boolean
}

/** One friend: what comes at once, and what comes when they stay. */
const Step = memo(function Step({ step, place, done }: StepProps) {
  return (
    <View className={classes('path-step', done && 'path-done')}>
      <View className="path-place num">{place}</View>
      <View className="path-box">
        <View className="bold">第 {place} 位好友</View>
        <Part when="马上得 " reward={step.now} state={step.nowState} />
        {step.kept && (
          <Part when="留存后再得 " reward={step.kept} state={step.keptState ?? 'open'} />
        )}
      </View>
    </View>
  )
})

/** Steps in one setData: each names two rewards. */
const DRAWN = 2

/** All steps as a path; how far it was walked is the fold of the friends, never counted here. */
export const Path = ({ steps, counted }: { steps: StepView[]; counted: number }) => {
  const placed = steps.map((step, index) => ({ step, place: index + 1 }))
  return (
    <Section title="每一位好友">
      <View className="path card-box" id="path">
        <Portions rows={placed} each={DRAWN}>
          {(some) =>
            some.map(({ step, place }) => (
              <Step key={String(place)} step={step} place={place} done={place <= counted} />
            ))
          }
        </Portions>
      </View>
    </Section>
  )
}
