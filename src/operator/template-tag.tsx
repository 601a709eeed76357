import type { TemplateView } from '#core/coupons/contract'
import { statusText } from '@/stores/operator/templates'
import { Tag, type Tone } from '@/ui'

const tones: Record<TemplateView['status'], Tone> = {
  draft: 'warn',
  published: 'good',
  paused: 'warn',
  ended: 'plain',
}

export const TemplateTag = ({ status }: { status: TemplateView['status'] }) => (
  <Tag tone={tones[status]}>{statusText[status]}</Tag>
)
