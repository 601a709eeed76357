import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/operator/invite'
import type { RewardSlot } from '@/stores/operator/invite-rewards'
import { Cell } from '@/ui'
import { Marked } from '@/ui/desk/mark'

interface RewardCellProps {
  invite: Invite
  slot: RewardSlot
  label: string
  /** Heading of the sheet. */
  title: string
  id: string
  hint?: string
}

const Shown = observer(function Shown({ invite, slot, label, title, id, hint }: RewardCellProps) {
  const { reward } = slot
  const value = reward ? invite.facts.nameOf(reward) : slot.mayBeNone ? '没有' : '请选'
  return (
    <Cell
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      value={value}
      onPress={() => invite.picking.open(slot, title)}
    />
  )
})

/** What is given in one place; a tap chooses it in the sheet. */
export const RewardCell = (props: RewardCellProps) => (
  <Marked of={props.slot.mark}>
    <Shown {...props} />
  </Marked>
)
