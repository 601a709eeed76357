import type { CampaignStatus } from '#core/invites/form'
import { campaignText } from '@/stores/operator/invites'
import { Tag, type Tone } from '@/ui'

const tones: Record<CampaignStatus, Tone> = {
  draft: 'warn',
  published: 'good',
  paused: 'warn',
  ended: 'plain',
}

export const CampaignTag = ({ status }: { status: CampaignStatus }) => (
  <Tag tone={tones[status]}>{campaignText[status]}</Tag>
)
