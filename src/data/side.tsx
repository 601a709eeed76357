import { View } from '@tarojs/components'
import type { InferOutput } from 'valibot'
import type { IdentitySide, identityFacts } from '#core/identity/contract'
import { FactsText } from './facts-text'

/** 手机号 8A21、抖音买家 77C0，另 3 个 */
export const keysText = ({ keys, more }: IdentitySide): string => {
  const words = keys.map(({ words: one }) => one).join('、')
  return more > 0 ? `${words}，另 ${more} 个` : words
}

export type SideWithFacts = IdentitySide & { facts: InferOutput<typeof identityFacts> }

/** A person of a decision: names, and what stands behind them. */
export const SideCard = ({ side }: { side: SideWithFacts }) => (
  <View className="row-card">
    <View className="t18 bold">{side.title}</View>
    <View className="t14 ink-3 gap-4">{keysText(side)}</View>
    <View className="gap-8">
      <FactsText facts={side.facts} />
    </View>
  </View>
)
