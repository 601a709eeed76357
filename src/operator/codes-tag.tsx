import type { CodeBatch } from '#core/claimcodes/contract'
import { codesText } from '@/stores/operator/codes'
import { Tag, type Tone } from '@/ui'

const tones: Record<CodeBatch['status'], Tone> = {
  working: 'warn',
  active: 'good',
  voided: 'plain',
  failed: 'bad',
}

export const CodesTag = ({ status }: { status: CodeBatch['status'] }) => (
  <Tag tone={tones[status]}>{codesText[status]}</Tag>
)
