import { View } from '@tarojs/components'
import type { CampaignResults } from '#core/invites/desk-views'
import { Notice, Section } from '@/ui'

type Variant = CampaignResults['variants'][number]

const rateText = ({ rate }: Variant): string => (rate ? `${rate.percent}%` : '—')

/** 95 in a hundred such intervals hold the true share. */
const intervalText = ({ rate }: Variant): string =>
  rate ? `真实比例大约在 ${rate.from}% 到 ${rate.until}% 之间` : '还没有人打开过'

const One = ({ variant }: { variant: Variant }) => (
  <View className="stage">
    <View className="row-head">
      <View className="bold">{`海报 ${variant.name}`}</View>
      <View className="t18 bold num">{rateText(variant)}</View>
    </View>
    <View className="t14 ink-2 num">
      {`${variant.visits} 位打开，${variant.counted} 位计入；${intervalText(variant)}`}
    </View>
    <View className="t14 ink-3 num">{`${variant.inviters} 位会员用这个版本`}</View>
  </View>
)

/** Posters side by side, and what their figures prove. */
export const Variants = ({ results }: { results: CampaignResults }) => {
  const { variants, verdict } = results
  if (variants.length === 0) return null
  return (
    <Section title={variants.length > 1 ? '哪个海报更好' : '海报'}>
      {verdict && <Notice>{`${verdict}。`}</Notice>}
      <View className="card-box">
        {variants.map((variant) => (
          <One key={variant.name} variant={variant} />
        ))}
      </View>
    </Section>
  )
}
