import { View } from '@tarojs/components'
import type { PersonView } from '#core/persons/contract'
import { Section } from '@/ui'
import { dayWords } from '../day-text'

type StageView = PersonView['now']
type DatedText = StageView['events'][number]

interface DatesProps {
  rows: readonly DatedText[]
  now: number
}

const Dates = ({ rows, now }: DatesProps) => (
  <View>
    {rows.map(({ day, text }, place) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: two of the same day may read the same
        key={place}
        className="dated"
      >
        <View className="dated-day">{dayWords(day, now)}</View>
        <View className="grow">{text}</View>
      </View>
    ))}
  </View>
)

const becauseOf = ({ rule, stage, about }: StageView): string =>
  rule ? `因为${rule}` : stage === 0 ? about : '规则看的天数里没有任何互动'

const nextText = ({ next }: StageView, now: number): string =>
  next
    ? `没有新的互动时，${dayWords(next.day, now)}起变为「${next.name}」`
    : '没有新的互动，也不会再变'

const Why = ({ stage, now }: { stage: StageView; now: number }) => (
  <View id="stage-why">
    <View className="gap-8">{becauseOf(stage)}</View>
    {stage.events.length > 0 && <Dates rows={stage.events} now={now} />}
    <View className="ink-2 line-top">{nextText(stage, now)}</View>
    {stage.lifts.map((text) => (
      <View key={text} className="ink-2 gap-8">
        {text}
      </View>
    ))}
    {stage.lost.length > 0 && (
      <View className="line-top">
        <View className="ink-2">已经全部退货，不再算的购买</View>
        <Dates rows={stage.lost} now={now} />
      </View>
    )}
  </View>
)

/** The stage of the day, and why: the events that count, what lifts, when it falls. */
export const StageNow = ({ stage, now }: { stage: StageView; now: number }) => (
  <View className="card-box">
    <View className="ink-2">AIPL 阶段</View>
    <View className="t32 bold">{stage.name}</View>
    <View className="t14 ink-3">{stage.about}</View>
    <View className="field-label line-top">为什么</View>
    <Why stage={stage} now={now} />
  </View>
)

/** From stage to stage, the newest first. */
export const History = ({ person, now }: { person: PersonView; now: number }) => (
  <Section title="阶段的经过">
    {person.history.length === 0 ? (
      <View className="ink-3">到这一天为止，还没有进过任何阶段。</View>
    ) : (
      <View className="doors">
        {person.history.map(({ day, name, why }) => (
          <View key={day} className="dated dated-far">
            <View className="dated-day">{dayWords(day, now)}</View>
            <View className="grow">
              <View>{`到「${name}」`}</View>
              <View className="t14 ink-3">{why}</View>
            </View>
          </View>
        ))}
      </View>
    )}
  </Section>
)
