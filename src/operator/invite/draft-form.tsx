import type { Invite } from '@/stores/operator/invite'
import { Later } from '@/ui/later'
import { RewardsPart } from './rewards'
import { DoingPart, KeepingPart, PursePart, SpanPart } from './run'
import { MorePart, WordsPart } from './words'

/** The whole form, what decides first. */
export const DraftForm = ({ invite }: { invite: Invite }) => (
  <>
    <DoingPart invite={invite} />
    <Later>
      <RewardsPart invite={invite} />
    </Later>
    <Later>
      <SpanPart invite={invite} />
    </Later>
    <Later>
      <PursePart invite={invite} />
    </Later>
    <Later>
      <KeepingPart invite={invite} />
    </Later>
    <Later>
      <WordsPart invite={invite} />
    </Later>
    <Later>
      <MorePart invite={invite} />
    </Later>
  </>
)
