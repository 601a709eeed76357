import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { StaffView } from '#core/staff/contract'
import { type Loss, type Post, roleText } from '@/stores/operator/staff'
import { Tag } from '@/ui'

interface PersonProps {
  person: StaffView
  /** The server's time, ms. */
  now: number
  onLeave: (loss: Loss) => void
  onLimit: (post: Post) => void
  onDevices: (staffId: string) => void
}

interface RightProps {
  text: string
  /** Absent where it can not be taken away from here. */
  onTake?: () => void
  limit?: string
  onLimit?: () => void
}

const Link = (props: { label: string; quiet?: boolean; onPress: () => void }) => (
  <View
    className={props.quiet ? 'row-act' : 'row-link'}
    hoverClass="pressed"
    onClick={props.onPress}
  >
    {props.label}
  </View>
)

const Right = ({ text, limit, onTake, onLimit }: RightProps) => (
  <View className="post">
    <View className="grow">
      <View>{text}</View>
      {limit && <View className="t14 ink-3">{limit}</View>}
    </View>
    {onLimit && <Link quiet label="限额" onPress={onLimit} />}
    {onTake && <Link label="撤销" onPress={onTake} />}
  </View>
)

const devicesText = ({ devices }: StaffView): string => {
  const off = devices.filter(({ revoked }) => revoked).length
  return `用过 ${devices.length} 台手机${off ? `，停用 ${off} 台` : ''}`
}

const Posts = ({ person, onLeave, onLimit }: Omit<PersonProps, 'now' | 'onDevices'>) => {
  const { id: staffId, name, posts } = person
  return (
    <>
      {posts.map(({ storeId, storeName, role, dailyLimit }) => (
        <Right
          key={storeId}
          text={`${storeName} · ${roleText[role]}`}
          {...(dailyLimit ? { limit: `每天最多核销 ${dailyLimit} 次` } : {})}
          onLimit={() => onLimit({ staffId, name, storeId, storeName, dailyLimit })}
          onTake={() => onLeave({ staffId, name, store: { id: storeId, name: storeName } })}
        />
      ))}
    </>
  )
}

/** One person and what they may do where. */
export const Person = ({ person, now, onDevices, ...acts }: PersonProps) => {
  const { id: staffId, name, operator, posts, own, devices } = person
  const leave = () => acts.onLeave({ staffId, name })
  return (
    <View className="row-card">
      <View className="row-head">
        <View className="grow">
          <View className="t18 bold">{name}</View>
          <View className="t14 ink-3">{`${dayText(person.joinedAt, now)} 加入`}</View>
        </View>
        {own && <Tag>您自己</Tag>}
        {!operator && posts.length === 0 && <Tag>已离岗</Tag>}
      </View>
      <View className="gap-8" />
      {operator && <Right text="整个品牌 · 运营" {...(own ? {} : { onTake: leave })} />}
      <Posts person={person} {...acts} />
      {devices.length > 0 && (
        <View className="post">
          <View className="grow t14 ink-2">{devicesText(person)}</View>
          <Link quiet label="查看" onPress={() => onDevices(staffId)} />
        </View>
      )}
    </View>
  )
}
