import type { SegmentBrief } from '#core/segments/views'
import { ask } from '@/cloud'
import { Rows } from '../rows'

export const segmentRows = () =>
  new Rows<SegmentBrief>(async (after) => {
    const answer = await ask('operator', 'segments.list', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.segments, next: answer.data.next } }
  })
