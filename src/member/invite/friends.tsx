import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { FriendRow } from '#core/invites/views'
import type { Invite } from '@/stores/invite'
import { Empty, Notice, Section } from '@/ui'
import { friendItem } from '@/ui/friends'
import { Portions } from '@/ui/portions'
import { useSame } from '@/ui/use-same'

interface RowsProps {
  rows: FriendRow[]
  now: number
  onPick: (event: { detail: { id: string } }) => void
}

const Some = ({ rows, now, onPick }: RowsProps) => {
  const items = useSame(rows.map((row) => friendItem(row, now)))
  return <friend-rows items={items} onPick={onPick} />
}

const Rows = ({ rows, now, onPick }: RowsProps) => (
  <Portions rows={rows}>{(some) => <Some rows={some} now={now} onPick={onPick} />}</Portions>
)

const Tail = observer(function Tail({ invite }: { invite: Invite }) {
  const { problem, hasMore, older } = invite.friends
  if (problem) {
    return (
      <Notice tone="warn" act="再试一次" onAct={() => invite.more()}>
        {problem.message}
      </Notice>
    )
  }
  const end = older.length > 0 ? '到底了' : ''
  return <View className="center t14 ink-3">{hasMore ? '往下还有' : end}</View>
})

/** Friends without names (facts/platform.md C21), each with its state; a tap tells why. */
export const Friends = observer(function Friends({ invite, onPick }: FriendsProps) {
  const { newest, between, older } = invite.friends
  const now = invite.load.at
  if (newest.length === 0) {
    return <Empty mark="友" text="还没有好友来过。发给好友，或让好友扫您的邀请码" />
  }
  return (
    <Section title="来过的好友">
      {/* In boxes of their own: what is added at the end of one sends nothing else again. */}
      <View>
        <Rows rows={newest} now={now} onPick={onPick} />
      </View>
      <View>{between.length > 0 && <Rows rows={between} now={now} onPick={onPick} />}</View>
      <View>
        {older.map((rows) => (
          <View key={rows[0]?.key ?? ''}>
            <Rows rows={rows} now={now} onPick={onPick} />
          </View>
        ))}
      </View>
      <View className="gap-16">
        <Tail invite={invite} />
      </View>
    </Section>
  )
})

interface FriendsProps {
  invite: Invite
  onPick: RowsProps['onPick']
}
