import { View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { StaffView } from '#core/staff/contract'
import { type Loss, roleText } from '@/stores/operator/staff'
import { Tag } from '@/ui'

interface PersonProps {
  person: StaffView
  /** The server's time, ms. */
  now: number
  onLeave: (loss: Loss) => void
}

interface RightProps {
  text: string
  /** Absent where it can not be taken away from here. */
  onTake?: () => void
}

const Right = ({ text, onTake }: RightProps) => (
  <View className="post">
    <View className="grow">{text}</View>
    {onTake && (
      <View className="row-link" hoverClass="pressed" onClick={onTake}>
        撤销
      </View>
    )}
  </View>
)

/** One person and what they may do where. */
export const Person = ({ person, now, onLeave }: PersonProps) => {
  const { id: staffId, name, operator, posts, own } = person
  const loss = { staffId, name }
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
      {operator && (
        <Right text="整个品牌 · 运营" {...(own ? {} : { onTake: () => onLeave(loss) })} />
      )}
      {posts.map(({ storeId, storeName, role }) => (
        <Right
          key={storeId}
          text={`${storeName} · ${roleText[role]}`}
          onTake={() => onLeave({ ...loss, store: { id: storeId, name: storeName } })}
        />
      ))}
    </View>
  )
}
