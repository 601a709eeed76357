import { View } from '@tarojs/components'
import type { Statement } from '#core/settlement/contract'
import { Cell } from '@/ui'
import { bearerName, signedYuan } from './words'

/** The sum of the period, and its parts by who bears them. */
export const Totals = ({ statement }: { statement: Statement }) => {
  const { made, back, fen, shares } = statement
  return (
    <View id="totals">
      <View className="bill-hero">
        <View className="ink-2">券的优惠合计</View>
        <View className="bill-sum num">{signedYuan(fen)}</View>
        <View className="t14 ink-2">
          {back > 0 ? `核销 ${made} 次，退回 ${back} 次` : `核销 ${made} 次`}
        </View>
      </View>
      {shares.map(({ bearer, uses, fen: part }, place) => (
        <Cell
          key={bearer}
          label={`${bearerName(bearer)}承担`}
          hint={`${uses} 次`}
          value={signedYuan(part)}
          last={place === shares.length - 1}
        />
      ))}
      <View className="gap-12" />
    </View>
  )
}
