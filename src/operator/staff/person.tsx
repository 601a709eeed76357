import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { StaffView } from '#core/staff/contract'
import { type Post, roleText } from '@/stores/operator/staff'
import { Tag } from '@/ui'

interface PersonProps {
  person: StaffView
  /** The server's time, ms. */
  now: number
  onLeave: (post: Post) => void
}

/** One person and where they work. */
export const Person = ({ person, now, onLeave }: PersonProps) => (
  <View className="row-card">
    <View className="row-head">
      <View className="grow">
        <View className="t18 bold">{person.name}</View>
        <View className="t14 ink-3">{`${dayText(person.joinedAt, now)} 加入`}</View>
      </View>
      {person.operator && <Tag tone="accent">运营</Tag>}
      {!person.operator && person.posts.length === 0 && <Tag>已离岗</Tag>}
    </View>
    <View className="gap-8" />
    {person.posts.map(({ storeId, storeName, role }) => (
      <View key={storeId} className="post">
        <View className="grow">{`${storeName} · ${roleText[role]}`}</View>
        <View
          className="row-link"
          hoverClass="pressed"
          onClick={() => onLeave({ staffId: person.id, name: person.name, storeId, storeName })}
        >
          撤销
        </View>
      </View>
    ))}
  </View>
)
