import type { ImportView } from '#core/orders/contract'
import { Tag, type Tone } from '@/ui'

const tones: Record<ImportView['state'], Tone> = {
  checking: 'warn',
  failed: 'bad',
  checked: 'accent',
  running: 'warn',
  paused: 'warn',
  cancelled: 'plain',
  done: 'good',
  undoing: 'warn',
  undone: 'plain',
}

export const ImportTag = ({ import: { state, stateName } }: { import: ImportView }) => (
  <Tag tone={tones[state]}>{stateName}</Tag>
)
