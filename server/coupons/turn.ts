import type { couponsOperatorRoutes } from '#core/coupons/contract'
import type { TemplateStatus } from '#core/coupons/form'
import { mayMove, type TemplateMove, templateMoves } from '#core/coupons/life-cycle'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { get, type Tx, withTx } from '../platform/store'
import { followGate } from './gate'
import { type TemplateDoc, templates } from './records'
import { leftOf } from './stock'
import { templateViewOf } from './view'

type Routes = typeof couponsOperatorRoutes
type Turn = Exclude<TemplateMove, 'publish'>
/** Refused when the template is not in a state to make the move. */
type Refusal = 'coupons.not-published' | 'coupons.not-paused'

const STATUS_WORDS: Record<TemplateStatus, string> = {
  draft: '草稿',
  published: '发放中',
  paused: '暂停发放',
  ended: '停止发放',
}

/** The template after a move of its life, for the transaction that makes it. */
export const turned = (template: TemplateDoc, move: Turn): TemplateDoc => ({
  ...template,
  status: templateMoves[move].to,
  gate: template.gate + 1,
})

const attempt = async (
  tx: Tx,
  { templateId, left }: { templateId: string; left: number },
  { move, otherwise }: { move: Turn; otherwise: Refusal },
  context: ActionContext,
) => {
  const before = await tx.get(templates, templateId)
  if (!before) return refuse('coupons.template-not-found')
  if (!mayMove(move, before.status)) return refuse(otherwise)
  const after = turned(before, move)
  const { status, gate } = after
  const reply = { template: templateViewOf(after, left, context.now) }
  const words = {
    before: STATUS_WORDS[before.status],
    after: `${STATUS_WORDS[status]}，剩余 ${left} 张`,
  }
  await tx.update(templates, templateId, { set: { status, gate } })
  await tx.add(audit, context.row({ subject: templateId, ...words, reply }))
  return ok(reply)
}

/**
 * The word first, then the shards, whatever became of the word: a retry of a call that died between
 * the two comes this way again, and the operator hears of it only when the shards have followed.
 */
const turn =
  (move: Turn, otherwise: Refusal): UseCase<Routes['coupons.pause' | 'coupons.resume']> =>
  async ({ templateId }, context) => {
    const seen = await get(templates, templateId)
    if (!seen) return refuse('coupons.template-not-found')
    const left = (await leftOf([seen]))(seen)
    try {
      const how = { move, otherwise }
      return await withTx((tx) => attempt(tx, { templateId, left }, how, context))
    } finally {
      await followGate(templateId)
    }
  }

/** Nobody gets one until it goes on. Coupons that members have keep their promise. */
export const pause = turn('pause', 'coupons.not-published')
export const resume = turn('resume', 'coupons.not-paused')
/** Stops giving it out for good. Coupons that members have keep their promise. */
export const end = turn('end', 'coupons.not-published')
