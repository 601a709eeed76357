import type { BatchView } from '#core/inserts/contract'
import { batchStatusText } from '@/stores/operator/batches'
import { Tag } from '@/ui'

export const BatchTag = ({ status }: { status: BatchView['status'] }) => (
  <Tag tone={status === 'active' ? 'good' : 'bad'}>{batchStatusText[status]}</Tag>
)
