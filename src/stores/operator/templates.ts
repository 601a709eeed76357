import type { TemplateView } from '#core/coupons/contract'
import { ask } from '@/cloud'
import { Rows } from '../rows'

/** Coupon templates, newest first. */
export const templateRows = () =>
  new Rows<TemplateView>(async (after) => {
    const answer = await ask('operator', 'coupons.templates', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.templates, next: answer.data.next } }
  })

export const statusText: Record<TemplateView['status'], string> = {
  draft: '草稿',
  published: '发放中',
  paused: '暂停',
  ended: '已停止',
}
