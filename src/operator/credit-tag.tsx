import type { CreditState } from '#core/invites/views'
import { STATE_WORDS } from '#core/invites/words'
import { Tag, type Tone } from '@/ui'

const tones: Record<CreditState, Tone> = {
  waiting: 'plain',
  held: 'warn',
  counted: 'accent',
  kept: 'good',
  left: 'bad',
  refused: 'plain',
}

export const CreditTag = ({ state }: { state: CreditState }) => (
  <Tag tone={tones[state]}>{STATE_WORDS[state]}</Tag>
)
