import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { MemberCard } from '#core/membership/contract'
import type { TierView } from '#core/tiers/views'
import { Cell, Notice, Tag } from '@/ui'

interface FactsProps {
  card: MemberCard
  /** The server's time, ms. */
  now: number
}

const growthText = ({ growth, next }: TierView): string =>
  next ? `${growth}，离「${next.name}」还差 ${next.missing}` : `${growth}，已经是最高一级`

const Points = ({ card, now }: FactsProps) => {
  const { spendable, pending, debt, ending } = card.points
  return (
    <>
      <Cell label="现在可用" value={`${spendable} 分`} />
      {pending > 0 && <Cell label="还不能用" value={`${pending} 分`} />}
      {debt > 0 && <Cell label="待补" hint="以后得到的积分先补上" value={`${debt} 分`} />}
      {ending && <Cell label={`${dayText(ending.at, now)} 到期`} value={`${ending.points} 分`} />}
    </>
  )
}

const Tier = ({ card: { tier }, now }: FactsProps) => (
  <>
    <Cell label="成长值" value={growthText(tier)} />
    {tier.until !== undefined && <Cell label="等级保留到" value={dayText(tier.until, now)} />}
  </>
)

/** What the desk may know of a member: no name, no phone (facts/platform.md C21). */
export const Facts = ({ card, now }: FactsProps) => (
  <View>
    <View className="row-head">
      <View className="grow t24 bold">{card.member}</View>
      {card.closed ? <Tag>已注销</Tag> : <Tag tone="accent">{card.tier.name}</Tag>}
    </View>
    {card.closed && (
      <View className="gap-12">
        <Notice>这位会员已经注销，资料已经清除；积分流水留着，用来对账。</Notice>
      </View>
    )}
    <View className="card-box gap-12">
      <View className="ink-2">积分余额</View>
      <View className="figure-now num">{`${card.points.balance}`.replace('-', '−')}</View>
    </View>
    <Points card={card} now={now} />
    {!card.closed && <Tier card={card} now={now} />}
    <Cell label="入会" value={dayText(card.joinedAt, now)} last />
  </View>
)
