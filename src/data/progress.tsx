import { View } from '@tarojs/components'
import { momentText } from '#core/kernel/time'
import type { Progress } from '#core/persons/contract'
import { Notice } from '@/ui'
import { countText } from './count-text'

const waitingText = ({ upTo, waiting }: Progress, now: number): string => {
  if (upTo === 0) return '还没有统计过，几分钟内会算好第一次。'
  const until = `数字截至 ${momentText(upTo, now)}`
  return waiting > 0 ? `${until}，还有 ${countText(waiting)} 条新记录正在算进来。` : `${until}。`
}

/** Half counted would be wrong: until all are counted by the new rules, the old ones' figures stand. */
const Building = ({ people, of, why }: NonNullable<Progress['building']>) => (
  <Notice tone="warn">
    {`正在重新计算（${why}）：${countText(people)} / ${countText(of)} 位。算完之前，这里还是原来的数字。`}
    <View className="bar gap-8">
      <View className="bar-in" style={`width:${of === 0 ? 0 : Math.floor((people / of) * 100)}%`} />
    </View>
  </Notice>
)

/** As of when figures are, and what is on its way. */
export const ProgressLine = ({ progress, now }: { progress: Progress; now: number }) => (
  <View>
    {progress.building && <Building {...progress.building} />}
    <View className="t14 ink-3">{waitingText(progress, now)}</View>
  </View>
)
