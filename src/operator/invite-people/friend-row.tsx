import { View } from '@tarojs/components'
import type { DeskFriend } from '#core/invites/desk-views'
import { momentText } from '#core/kernel/time'
import { go } from '@/ui'
import { CreditTag } from '../credit-tag'

interface RowProps {
  row: DeskFriend
  campaignId: string
  /** The server's time, ms. */
  now: number
}

const timeText = ({ cameAt, doneAt }: DeskFriend, now: number): string =>
  doneAt === undefined
    ? `${momentText(cameAt, now)} 来`
    : `${momentText(cameAt, now)} 来，${momentText(doneAt, now)} 完成`

/** A friend, who brought them, and the rule that decided. */
export const FriendRow = ({ row, campaignId, now }: RowProps) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/invite-person', { id: campaignId, friend: row.friendId })}
  >
    <View className="row-head">
      <View className="grow t18 bold">{row.friend}</View>
      <CreditTag state={row.state} />
    </View>
    <View className="gap-4">{row.words}</View>
    <View className="t14 ink-3 gap-4">{`${row.inviter} 邀请 · ${timeText(row, now)}`}</View>
  </View>
)
