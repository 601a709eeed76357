import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { WhyCard } from '#core/invites/views'
import { STATE_WORDS } from '#core/invites/words'
import { momentText } from '#core/kernel/time'
import type { Invite } from '@/stores/invite'
import { Cell, Loaded, Sheet, Tag } from '@/ui'
import { toneOf } from '@/ui/friends'
import { Portions } from '@/ui/portions'

const Story = ({ lines, now }: { lines: WhyCard['lines']; now: number }) => (
  <Portions rows={lines}>
    {(some) =>
      some.map(({ at, words }, place) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: two events may share a millisecond
          key={`${at}.${place}`}
          label={words}
          hint={<Text className="num">{momentText(at, now)}</Text>}
          last={lines.at(-1) === some[place]}
        />
      ))
    }
  </Portions>
)

const Card = ({ card, now }: { card: WhyCard; now: number }) => (
  <>
    <View className="row row-wrap">
      <View className="t18 bold">{card.who}</View>
      <Tag tone={toneOf(card.state)}>{STATE_WORDS[card.state]}</Tag>
    </View>
    <View className="gap-8" id="why-words">
      {card.words}
    </View>
    <View className="gap-8" />
    <Story lines={card.lines} now={now} />
  </>
)

interface WhySheetProps {
  invite: Invite
  open: boolean
  /** Whose card it is, for trying again. */
  friend: string
  onClose: () => void
}

/** Why a friend is counted, or is not: the rule in one sentence, and what happened when. */
export const WhySheet = observer(function WhySheet(props: WhySheetProps) {
  const { invite, open, friend, onClose } = props
  return (
    <Sheet open={open} title="这位好友" onClose={onClose}>
      {invite.why.asked && (
        <Loaded of={invite.why} skeleton="lines" onRetry={() => invite.askWhy(friend)}>
          {({ card }) => <Card card={card} now={invite.why.at} />}
        </Loaded>
      )}
    </Sheet>
  )
})
