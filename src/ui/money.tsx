import { Text } from '@tarojs/components'
import { yuanText } from '#core/kernel/money'

/** ¥12.50 with a smaller sign and fen part; takes the size of its surroundings. */
export function Money({ fen }: { fen: number }) {
  const [yuan, rest] = yuanText(fen).split('.')
  return (
    <Text className="num">
      <Text className="money-sign">¥</Text>
      {yuan}
      {rest && <Text className="money-fen">.{rest}</Text>}
    </Text>
  )
}
