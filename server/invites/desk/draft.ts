import type { invitesOperatorRoutes } from '#core/invites/desk'
import { anew } from '#core/invites/desk-turn'
import type { CampaignForm } from '#core/invites/form'
import { ok, refuse } from '#core/kernel/result'
import { areNamed } from '../../audience'
import { audit } from '../../platform/audit'
import type { ActionContext, UseCase } from '../../platform/context'
import { get, type Tx, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns } from '../records'
import { checkOf, factsOf } from './check'
import { type Around, deskOf } from './shown'

type Routes = typeof invitesOperatorRoutes

/** A draft that nobody has seen yet. Its id comes from the request. */
const newDraft = (
  form: CampaignForm,
  version: number,
  { request, now }: Pick<ActionContext, 'request' | 'now'>,
): CampaignDoc => ({
  _id: `c${request.key}`,
  form,
  status: 'draft',
  version,
  pauses: [],
  at: now,
  rev: 0,
})

const editable = async (tx: Tx, campaignId: string) => {
  const before = await tx.get(campaigns, campaignId)
  if (!before) return refuse('invites.not-found')
  return before.status === 'draft' ? ok(before) : refuse('invites.not-draft')
}

/** A draft has neither purse nor teams. */
const aroundDraft = async (form: CampaignForm): Promise<Around> => ({
  facts: await factsOf(form),
  purse: undefined,
  held: 0,
})

const inWords = ({ name, stock, budgetFen }: CampaignForm): string =>
  `${name} · ${stock} 个名额 · 预算 ${budgetFen / 100} 元`

/** Judges a form while it is written. */
export const check: UseCase<Routes['invites.check']> = async ({ form }, { now }) =>
  ok({ check: checkOf(form, await factsOf(form), now) })

/** Makes a draft, or changes one. What is published is a promise and stays as it is. */
export const saveDraft: UseCase<Routes['invites.saveDraft']> = async (
  { campaignId, form },
  context,
) => {
  if (!(await areNamed(form.audience))) return refuse('segments.not-found')
  const around = await aroundDraft(form)
  return withTx(async (tx) => {
    const known = campaignId === undefined ? undefined : await editable(tx, campaignId)
    if (known && !known.ok) return known
    const before = known?.value
    const after = before ? { ...before, form, rev: before.rev + 1 } : newDraft(form, 1, context)
    const reply = { campaign: deskOf(after, around, context.now) }
    const words = { ...(before ? { before: inWords(before.form) } : {}), after: inWords(form) }
    await tx.add(audit, context.row({ subject: after._id, ...words, reply }))
    await tx.set(campaigns, after)
    return ok(reply)
  })
}

/** A new draft with everything of this one but a start that has passed. */
export const copy: UseCase<Routes['invites.copy']> = async ({ campaignId }, context) => {
  const known = await get(campaigns, campaignId)
  if (!known) return refuse('invites.not-found')
  const form = anew(known.form, context.now)
  const around = await aroundDraft(form)
  return withTx(async (tx) => {
    const draft = { ...newDraft(form, known.version + 1, context), from: campaignId }
    const reply = { campaign: deskOf(draft, around, context.now) }
    const after = `${inWords(form)} · 第 ${draft.version} 版`
    await tx.add(audit, context.row({ subject: draft._id, of: campaignId, after, reply }))
    await tx.set(campaigns, draft)
    return ok(reply)
  })
}
