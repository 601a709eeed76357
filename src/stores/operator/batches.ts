import type { BatchView } from '#core/inserts/contract'
import { ask } from '@/cloud'
import { Rows } from '../rows'

/** Batches of insert cards, newest first. */
export const batchRows = () =>
  new Rows<BatchView>(async (after) => {
    const answer = await ask('operator', 'inserts.batches', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.batches, next: answer.data.next } }
  })

export const batchStatusText: Record<BatchView['status'], string> = {
  active: '可领',
  voided: '已作废',
}
