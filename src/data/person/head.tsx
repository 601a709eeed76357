import { View } from '@tarojs/components'
import type { PersonView } from '#core/persons/contract'
import { Cell, go, Tag } from '@/ui'
import { dayWords } from '../day-text'

interface HeadProps {
  person: PersonView
  /** The server's time, ms. */
  now: number
}

const Doors = ({ person: { id, memberId, keys } }: { person: PersonView }) => (
  <View className="doors gap-12">
    {memberId && (
      <Cell
        label="会员资料"
        hint="积分、等级、流水"
        onPress={() => go('operator/member', { id: memberId })}
      />
    )}
    <Cell
      label="身份和来源"
      hint="哪些身份合成了这一位，可以合并、拆开"
      value={`${keys} 个`}
      onPress={() => go('data/names', { id })}
      last
    />
  </View>
)

/** Who it is, as far as an operator may see. */
export const Head = ({ person, now }: HeadProps) => (
  <View>
    <View className="row-head">
      <View className="grow t24 bold">{person.name}</View>
      {person.memberId ? <Tag tone="accent">会员</Tag> : <Tag>还不是会员</Tag>}
    </View>
    <View className="ink-2 gap-4">
      {`首次来自${person.channel}，${dayWords(person.firstDay, now)}起有记录，最近一次 ${dayWords(person.lastDay, now)}`}
    </View>
    {person.wecom && <View className="t14 ink-3 gap-4">已加企业微信好友</View>}
    {person.optOut && <View className="t14 ink-3 gap-4">不接收营销消息：发券和推送会跳过</View>}
    {person.summed && <View className="t14 ink-3 gap-4">{person.summed}</View>}
    <Doors person={person} />
  </View>
)
