import { View } from '@tarojs/components'
import type { GrantRun } from '#core/grants/contract'
import { momentText } from '#core/kernel/time'
import { runText } from '@/stores/operator/grants'
import { Tag, type Tone } from '@/ui'

const tones: Record<GrantRun['status'], Tone> = {
  running: 'warn',
  done: 'good',
  cancelled: 'plain',
}

const progress = ({ seen, given, skipped }: GrantRun): string =>
  `看了 ${seen} 位，发出 ${given} 张${skipped ? `，${skipped} 位没发（已到每人上限或没有库存）` : ''}`

interface RunRowProps {
  run: GrantRun
  now: number
  onCancel: (run: GrantRun) => void
}

/** One giving, and how far it has come. */
export const RunRow = ({ run, now, onCancel }: RunRowProps) => (
  <View className="row-card">
    <View className="row-head">
      <View className="grow t18 bold">{run.name}</View>
      <Tag tone={tones[run.status]}>{runText[run.status]}</Tag>
    </View>
    <View className="t14 gap-4">{run.who || '所有会员'}</View>
    <View className="t14 ink-2 gap-4 num">{progress(run)}</View>
    <View className="row-head gap-4">
      <View className="grow t14 ink-3">{`${momentText(run.at, now)} · ${run.why}`}</View>
      {run.status === 'running' && (
        <View className="row-link" hoverClass="pressed" onClick={() => onCancel(run)}>
          取消
        </View>
      )}
    </View>
  </View>
)
