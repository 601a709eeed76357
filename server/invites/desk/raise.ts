import type { invitesOperatorRoutes } from '#core/invites/desk'
import { raised } from '#core/invites/desk-turn'
import type { CampaignForm } from '#core/invites/form'
import { mostOf, worstOf } from '#core/invites/worst'
import { yuanText } from '#core/kernel/money'
import { ok, type Result, refuse } from '#core/kernel/result'
import { momentText } from '#core/kernel/time'
import { audit } from '../../platform/audit'
import type { ActionContext, UseCase } from '../../platform/context'
import { get, type Tx, updateWhere, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns, type PurseDoc, purses, teams } from '../records'
import type { Facts } from './check'
import { type Around, aroundOf, deskOf } from './shown'

type Raise = (typeof invitesOperatorRoutes)['invites.raise']

const overBudget = (form: CampaignForm, { worthOf }: Facts) => {
  const { worstFen } = worstOf(form, worthOf)
  const details = { worst: yuanText(worstFen), budget: yuanText(form.budgetFen) }
  return worstFen > form.budgetFen ? refuse('invites.worst-over-budget', details) : undefined
}

/** What the new places can need of each coupon must be there; the old ones were asked before. */
const tooFew = (before: CampaignForm, after: CampaignForm, { coupons }: Facts) => {
  const more = { ...after, stock: after.stock - before.stock }
  for (const [templateId, { name, left }] of coupons) {
    const need = mostOf(more, templateId)
    if (need > left) return refuse('invites.reward-too-few', { name, left, need })
  }
  return undefined
}

const affordable = (
  before: CampaignForm,
  after: CampaignForm,
  facts: Facts,
): Result<null, 'invites.worst-over-budget' | 'invites.reward-too-few'> =>
  overBudget(after, facts) ?? tooFew(before, after, facts) ?? ok(null)

const inWords = ({ stock, budgetFen, endsAt }: CampaignForm): string =>
  `${stock} 个名额 · 预算 ${yuanText(budgetFen)} 元 · ${momentText(endsAt)} 结束`

/** As much more as the form has grown: what is reserved or spent meanwhile is not touched. */
const growPurse = async (tx: Tx, before: CampaignDoc, form: CampaignForm, now: number) => {
  const purse = await tx.get(purses, before._id)
  if (!purse) throw new Error(`campaign ${before._id} has no purse`)
  const stock = form.stock - before.form.stock
  const fen = form.budgetFen - before.form.budgetFen
  const inc = { stock, left: stock, budgetFen: fen, leftFen: fen, rev: 1 }
  await tx.update(purses, purse._id, { inc, set: { at: now } })
  return {
    ...purse,
    stock: purse.stock + stock,
    left: purse.left + stock,
    budgetFen: purse.budgetFen + fen,
    leftFen: purse.leftFen + fen,
  } satisfies PurseDoc
}

const attempt = async (
  tx: Tx,
  { campaignId, ...more }: Parameters<UseCase<Raise>>[0],
  around: Around,
  context: ActionContext,
) => {
  const { now } = context
  const before = await tx.get(campaigns, campaignId)
  if (!before) return refuse('invites.not-found')
  const form = raised(before, more, now)
  if (!form.ok) return form
  const may = affordable(before.form, form.value, around.facts)
  if (!may.ok) return may
  const after = { ...before, form: form.value, raisedAt: now, rev: before.rev + 1 }
  const purse = await growPurse(tx, before, form.value, now)
  const reply = { campaign: deskOf(after, { ...around, purse }, now) }
  const words = { before: inWords(before.form), after: inWords(form.value) }
  await tx.add(audit, context.row({ subject: campaignId, ...words, reply }))
  await tx.set(campaigns, after)
  return ok(reply)
}

/** Teams that found nothing left: the jobs settle them anew (settle.ts asks `raisedAt`). */
const wake = (campaignId: string): Promise<number> =>
  updateWhere(teams, { campaignId, 'paid.state': 'none' }, { set: { owed: true }, inc: { rev: 1 } })

/**
 * More places, more money or a later end, and nothing else, of what was published. Those who came
 * when nothing was left get what they earned; a retry of a call that died wakes them as well.
 */
export const raise: UseCase<Raise> = async (input, context) => {
  const seen = await get(campaigns, input.campaignId)
  if (!seen) return refuse('invites.not-found')
  const around = await aroundOf(seen)
  try {
    return await withTx((tx) => attempt(tx, input, around, context))
  } finally {
    await wake(input.campaignId)
  }
}
