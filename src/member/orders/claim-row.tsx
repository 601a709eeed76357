import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { ClaimView } from '#core/orders/contract'
import { Tag, type Tone } from '@/ui'
import './index.scss'

const tags: Record<ClaimView['state'], [Tone, string]> = {
  claimed: ['good', '已认领'],
  waiting: ['warn', '等待核对'],
  lapsed: ['plain', '没有核对到'],
}

interface ClaimRowProps {
  claim: ClaimView
  now: number
  onForget: () => void
}

/** One number that was named, and what became of it. */
export const ClaimRow = ({ claim, now, onForget }: ClaimRowProps) => {
  const { state, orderNo, words, points, at } = claim
  const [tone, label] = tags[state]
  return (
    <View className="card-box claim">
      <View className="claim-head">
        <View className="grow bold num">{orderNo}</View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <View className="gap-4">{words}</View>
      <View className="claim-head">
        <View className="grow t14 ink-3 num">
          {`${dayText(at, now)}${points > 0 ? ` · 得 ${points} 分` : ''}`}
        </View>
        {state !== 'claimed' && (
          <View className="claim-act" hoverClass="pressed" onClick={onForget}>
            删掉
          </View>
        )}
      </View>
    </View>
  )
}
