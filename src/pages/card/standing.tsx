import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { PointsBrief } from '#core/points/views'
import type { TierView } from '#core/tiers/views'
import type { HomeView } from '@/stores/home'
import { Cell, go, Notice } from '@/ui'
import { endingTone, endingWords } from '@/ui/ending'
import { CheckinStrip } from './checkin-strip'

const pointsHint = ({ pending, debt }: PointsBrief): string => {
  if (debt > 0) return `有 ${debt} 分待补`
  return pending > 0 ? `其中 ${pending} 分还没到可用的日子` : '每一笔从哪里来、什么时候到期'
}

/** What the next tier still takes, or how long the highest one holds. */
const tierHint = ({ next, until, name }: TierView, now: number): string => {
  if (next) return `再积累 ${next.missing} 成长值，升到「${next.name}」`
  return until === undefined ? '已经是最高等级' : `「${name}」保留到 ${dayText(until, now)}`
}

const openPoints = () => go('member/points')

/** Points that end within 30 days, in plain words (facts/platform.md C31). */
export const Ending = ({ points, now }: { points: PointsBrief | undefined; now: number }) =>
  points?.ending ? (
    <View className="gap-16">
      <Notice tone={endingTone(points.ending.at, now)} act="去看看" onAct={openPoints}>
        {endingWords(points.ending, now)}
      </Notice>
    </View>
  ) : null

/** Check-in, points and tier in one box; what the brand does not have is not there. */
export const Standing = ({ view, now }: { view: HomeView; now: number }) => {
  const { checkin, points, tier } = view
  if (!checkin && !points && !tier) return null
  return (
    <View className="standing card-box">
      {checkin && <CheckinStrip brief={checkin} />}
      {points && (
        <Cell label="我的积分" hint={pointsHint(points)} onPress={openPoints} last={!tier} />
      )}
      {tier && (
        <Cell
          label="会员等级"
          hint={tierHint(tier, now)}
          onPress={() => go('member/program')}
          last
        />
      )}
    </View>
  )
}
