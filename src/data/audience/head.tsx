import { View } from '@tarojs/components'
import { momentText } from '#core/kernel/time'
import type { AudienceView } from '#core/segments/views'
import { Tag } from '@/ui'
import { fellText } from '../audience-text'
import { Bars } from '../charts/bars'
import { peopleText } from '../count-text'

interface HeadProps {
  audience: AudienceView
  now: number
}

const FULL = 100

const Progress = ({ percent }: { percent: number }) => (
  <View className="gap-12">
    <View className="bar">
      <View className="bar-in" style={`width:${Math.min(FULL, Math.max(1, percent))}%`} />
    </View>
    <View className="t14 ink-3 gap-8">
      {`已看 ${percent}%，几分钟内完成。可以离开，它自己会做完。`}
    </View>
  </View>
)

/** Of all who fit, members, and of these whom one may write to. */
const Counts = ({ audience }: { audience: AudienceView }) => {
  const { people, members, reachable } = audience
  const fell = fellText(audience)
  return (
    <View>
      <Bars
        full={people}
        bars={[
          { key: 'people', label: '符合的顾客', value: people, text: peopleText(people) },
          { key: 'members', label: '其中会员', value: members, text: peopleText(members) },
          { key: 'reachable', label: '可以触达', value: reachable, text: peopleText(reachable) },
        ]}
      />
      {fell && <View className="t14 ink-3">{`不能触达：${fell}`}</View>}
    </View>
  )
}

/** What the list is, as of when, and how many it holds. */
export const Head = ({ audience, now }: HeadProps) => {
  const { name, text, at, state, percent } = audience
  return (
    <View>
      <View className="row-head">
        <View className="grow t24 bold">{name}</View>
        {state === 'making' ? <Tag tone="warn">生成中</Tag> : <Tag tone="good">已生成</Tag>}
      </View>
      <View className="ink-2 gap-4">{text}</View>
      <View className="t14 ink-3 gap-4">{`按 ${momentText(at, now)} 的情况，之后不变`}</View>
      <View className="card-box gap-12">
        {state === 'making' ? <Progress percent={percent} /> : <Counts audience={audience} />}
      </View>
    </View>
  )
}
