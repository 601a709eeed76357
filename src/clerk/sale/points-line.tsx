import { View } from '@tarojs/components'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { Button, Choice, Field, Sheet } from '@/ui'

interface PointsProps {
  selling: Selling
  quote: SaleQuote
}
type Mode = 'none' | 'most' | 'own'

const modeOf = ({ sum, points }: SaleQuote): Mode => {
  if (sum.pointsUsed === 0) return 'none'
  return sum.pointsUsed === points.most ? 'most' : 'own'
}

const DIGITS = 7

function OwnSheet({ selling, quote, ...sheet }: PointsProps & { open: boolean; onClose(): void }) {
  const [typed, setTyped] = useState('')
  const { most } = quote.points
  const points = Number(typed)
  const tooMany = points > most
  const take = () => {
    sheet.onClose()
    return selling.choosePoints(points)
  }
  const footer = (
    <Button disabled={points === 0 || tooMany} onPress={take}>
      用这些积分
    </Button>
  )
  return (
    <Sheet {...sheet} title="用多少积分" footer={footer}>
      <Field
        id="points"
        label="积分"
        type="number"
        unit="分"
        maxlength={DIGITS}
        value={typed}
        onChange={(text) => setTyped(text.replace(/\D/g, ''))}
        hint={`这一笔最多能用 ${most} 分`}
        error={tooMany ? `这一笔最多能用 ${most} 分` : undefined}
      />
    </Sheet>
  )
}

const Off = ({ quote }: { quote: SaleQuote }) => {
  const { pointsUsed, pointsOffFen } = quote.sum
  if (pointsUsed === 0) return null
  return (
    <View className="num" id="points-off">{`用 ${pointsUsed} 分 −¥${yuanText(pointsOffFen)}`}</View>
  )
}

/** Points pay a part: none, as many as possible, or a number of the member's own. */
export function PointsLine({ selling, quote }: PointsProps) {
  const [own, setOwn] = useState(false)
  const { spendable, most, mostFen } = quote.points
  if (spendable === 0) return null
  const options = [
    { value: 'none' as Mode, label: '不用' },
    { value: 'most' as Mode, label: `用 ${most} 分抵 ¥${yuanText(mostFen)}` },
    { value: 'own' as Mode, label: '自己填' },
  ]
  const choose = (mode: Mode) => {
    if (mode === 'own') return setOwn(true)
    return selling.choosePoints(mode === 'none' ? 0 : 'most')
  }
  return (
    <View className="bill-points">
      <View className="row row-wrap">
        <View className="grow">
          积分<View className="t14 ink-3">{`现在可用 ${spendable} 分`}</View>
        </View>
        <Off quote={quote} />
      </View>
      <View className="gap-8" />
      {most > 0 ? (
        <Choice options={options} value={modeOf(quote)} onChange={choose} />
      ) : (
        <View className="t14 ink-2">这一笔用不上积分</View>
      )}
      <OwnSheet selling={selling} quote={quote} open={own} onClose={() => setOwn(false)} />
    </View>
  )
}
