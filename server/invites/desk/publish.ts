import { mayPublish } from '#core/compliance'
import type { RefusalCode } from '#core/contract'
import type { invitesOperatorRoutes } from '#core/invites/desk'
import type { CampaignForm } from '#core/invites/form'
import { problemsOf } from '#core/invites/publish'
import { worstOf } from '#core/invites/worst'
import { yuanText } from '#core/kernel/money'
import { ok, type Refused, type Result, refuse } from '#core/kernel/result'
import { audit } from '../../platform/audit'
import type { ActionContext, UseCase } from '../../platform/context'
import { get, type Tx, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns, type PurseDoc, purses } from '../records'
import { type Facts, findingsOf } from './check'
import { type Around, aroundOf, deskOf, hashOf } from './shown'

type Publish = (typeof invitesOperatorRoutes)['invites.publish']
interface Wanted {
  campaignId: string
  seen: string
  reason?: string | undefined
}

/** May this form be published now? What is impossible is told before what is not allowed. */
const judged = (
  form: CampaignForm,
  facts: Facts,
  reason: string | undefined,
  now: number,
): Result<null, RefusalCode> => {
  const [problem] = problemsOf(form, { ...facts, now })
  return (problem as Refused<RefusalCode> | undefined) ?? mayPublish(findingsOf(form, now), reason)
}

const purseOf = ({ _id, form }: CampaignDoc, now: number): PurseDoc => {
  const { stock, budgetFen } = form
  return { _id, stock, budgetFen, left: stock, leftFen: budgetFen, rev: 0, at: now }
}

const inWords = ({ form }: CampaignDoc, { worthOf }: Facts): string => {
  const { worstFen } = worstOf(form, worthOf)
  const money = `最多花 ${yuanText(worstFen)} 元，预算 ${yuanText(form.budgetFen)} 元`
  return `${form.name} · ${form.stock} 个名额 · ${money}`
}

const attempt = async (
  tx: Tx,
  { campaignId, seen, reason }: Wanted,
  read: { hash: string; around: Around },
  context: ActionContext,
) => {
  const { now } = context
  const draft = await tx.get(campaigns, campaignId)
  if (!draft) return refuse('invites.not-found')
  if (draft.status !== 'draft') return refuse('invites.not-draft')
  const hash = hashOf(draft.form)
  // The form that the operator has read, and that was judged, or none.
  if (hash !== seen || hash !== read.hash) return refuse('invites.changed-since')
  const { facts } = read.around
  const may = judged(draft.form, facts, reason, now)
  if (!may.ok) return may
  const why = reason === undefined ? {} : { reason }
  const life = { status: 'published' as const, publishedAt: now, hash, ...why }
  const after: CampaignDoc = { ...draft, ...life, rev: draft.rev + 1 }
  const purse = purseOf(after, now)
  const reply = { campaign: deskOf(after, { ...read.around, purse }, now) }
  const words = { before: '草稿', after: inWords(after, facts) }
  const said = reason === undefined ? {} : { why: reason }
  await tx.add(audit, context.row({ subject: campaignId, ...words, ...said, reply }))
  await tx.add(purses, purse)
  await tx.set(campaigns, after)
  return ok(reply)
}

/**
 * From now on it runs, or will from its start on. The form is frozen under its hash (C26), and the
 * purse that nothing can pass is made in the same commit.
 */
export const publish: UseCase<Publish> = async (input, context) => {
  const draft = await get(campaigns, input.campaignId)
  if (!draft) return refuse('invites.not-found')
  if (draft.status !== 'draft') return refuse('invites.not-draft')
  const read = { hash: hashOf(draft.form), around: await aroundOf(draft) }
  return withTx((tx) => attempt(tx, input, read, context))
}
