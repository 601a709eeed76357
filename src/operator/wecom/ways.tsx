import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '#core/kernel/time'
import type { WecomWay } from '#core/wecom/contract'
import type { Wecom } from '@/stores/operator/wecom'
import { Empty, Section, Tag, type Tone } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'

const states: Record<WecomWay['status'], [string, Tone]> = {
  making: ['制作中', 'warn'],
  made: ['可用', 'good'],
  removed: ['已删除', 'plain'],
}

const Row = ({ way, now }: { way: WecomWay; now: number }) => {
  const [label, tone] = states[way.status]
  return (
    <View className="row-card">
      <View className="row-head">
        <View className="grow bold">{way.remark}</View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <View className="t14 ink-2 gap-4">{`接待：${way.userIds.join('、')}`}</View>
      <View className="t14 ink-3 gap-4">{`${momentText(way.at, now)} · ${way.id}`}</View>
    </View>
  )
}

/** WeCom's own console does not show what was made by its interface. */
export const Ways = observer(function Ways({ wecom }: { wecom: Wecom }) {
  return (
    <Section title="做过的联系我二维码">
      <Listed
        of={wecom.ways}
        empty={
          <Empty mark="静" text="还没有做过。会员用企业微信的活动邀请好友时，会自动做一个。" />
        }
      >
        {(rows) => (
          <Portions rows={rows} each={4}>
            {(portion) => portion.map((way) => <Row key={way.id} way={way} now={wecom.ways.at} />)}
          </Portions>
        )}
      </Listed>
    </Section>
  )
})
