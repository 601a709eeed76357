import { View } from '@tarojs/components'
import { yuanText } from '#core/kernel/money'
import type { Statement } from '#core/settlement/contract'
import { bearerName } from '@/stores/operator/settlement'
import { Cell, Money } from '@/ui'

/** −¥12.50 where more was taken back than used. */
export const signedYuan = (fen: number): string =>
  fen < 0 ? `−¥${yuanText(-fen)}` : `¥${yuanText(fen)}`

/** A sum that a period has come to, and who pays what of it. */
export const Total = ({ of }: { of: Statement }) => (
  <View className="card-box">
    <View className="ink-2">券一共让出</View>
    <View className="figure-now num">
      {of.fen < 0 ? signedYuan(of.fen) : <Money fen={of.fen} />}
    </View>
    <View className="ink-2">
      {`用了 ${of.made} 次，退回 ${of.back} 次，净 ${of.made - of.back} 次`}
    </View>
    <View className="gap-8" />
    {of.shares.map(({ bearer, uses, fen }, place) => (
      <Cell
        key={bearer}
        label={`${bearerName(bearer)}承担`}
        value={`${uses} 次 · ${signedYuan(fen)}`}
        last={place === of.shares.length - 1}
      />
    ))}
  </View>
)
