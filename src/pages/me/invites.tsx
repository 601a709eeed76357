import { observer } from 'mobx-react-lite'
import { invites } from '@/stores/invites'
import { Cell, go, Section } from '@/ui'
import { openInvites } from '../card/invite-line'

const campaignsText = (open: number): string => (open === 0 ? '看看我的记录' : '好友加入，一起有礼')

/** Campaigns of this member, and what they got as somebody's friend. */
export const Invitations = observer(function Invitations() {
  const { campaigns = [], brought } = invites.load.data ?? {}
  const { length: open } = invites.open
  if (campaigns.length === 0 && !brought) return null
  return (
    <Section title="邀请有礼">
      {campaigns.length > 0 && (
        <Cell
          id="invites"
          label="邀请好友"
          hint={campaignsText(open)}
          onPress={openInvites}
          last={!brought}
        />
      )}
      {brought && (
        <Cell
          id="brought"
          label={brought.benefit ? `见面礼 ${brought.benefit.name}` : brought.campaign}
          hint={brought.words}
          {...(brought.contact ? { onPress: () => go('member/invites') } : {})}
          last
        />
      )}
    </Section>
  )
})
