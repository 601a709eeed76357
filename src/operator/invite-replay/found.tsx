import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText } from '#core/kernel/time'
import type { InviteReplay, Replay } from '@/stores/operator/invite-replay'
import { go, Notice, Section } from '@/ui'
import { Portions } from '@/ui/portions'

type Tripped = Replay['tripped'][number]

interface RowProps {
  one: Tripped
  campaignId: string
}

const Row = ({ one, campaignId }: RowProps) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/invite-person', { id: campaignId, friend: one.memberId })}
  >
    <View className="row-head">
      <View className="grow bold">{one.who}</View>
      <View className="num ink-2">{clockText(one.at)}</View>
    </View>
    <View className="gap-4">{one.seen}</View>
    <View className="t14 ink-3 gap-4">{`规则：${one.words}`}</View>
  </View>
)

const told = ({ looked, tripped, more }: Replay): string => {
  if (looked === 0) return '那一天没有好友完成活动要求。'
  const many = more ? '那一天人多，只看了前面的一部分。' : ''
  if (tripped.length === 0) return `看了 ${looked} 位，没有一位会被拦下。${many}`
  const held = new Set(tripped.map(({ memberId }) => memberId)).size
  return `看了 ${looked} 位，会拦下 ${held} 位。${many}`
}

/** Who would have been held, by which rule, and what was measured. */
export const Found = observer(function Found({ replay }: { replay: InviteReplay }) {
  const { found, campaignId } = replay
  if (!found) return null
  return (
    <View id="found">
      <Section title="那一天">
        <Notice tone={found.tripped.length > 0 ? 'warn' : 'good'}>{told(found)}</Notice>
        <Portions rows={found.tripped} each={4}>
          {(portion) =>
            portion.map((one) => (
              <Row
                key={`${one.memberId} ${one.rule} ${one.at}`}
                one={one}
                campaignId={campaignId}
              />
            ))
          }
        </Portions>
      </Section>
    </View>
  )
})
