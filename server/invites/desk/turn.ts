import type { invitesOperatorRoutes } from '#core/invites/desk'
import { ended, type Life, paused, resumed, statusAt } from '#core/invites/desk-turn'
import type { CampaignStatus } from '#core/invites/form'
import { ok, type Result, refuse } from '#core/kernel/result'
import { audit } from '../../platform/audit'
import type { ActionContext, UseCase } from '../../platform/context'
import { get, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns } from '../records'
import { aroundOf, deskOf } from './shown'

type Routes = typeof invitesOperatorRoutes

export const STATUS_WORDS: Record<CampaignStatus, string> = {
  draft: '草稿',
  published: '进行中',
  paused: '已暂停',
  ended: '已结束',
}

type TurnRefusal = 'invites.not-published' | 'invites.not-paused' | 'invites.over'
type Turn = (campaign: CampaignDoc, now: number) => Result<Life, TurnRefusal>

/** A campaign with another life; why it was paused is told only while it is. */
export const withLife = (before: CampaignDoc, life: Life): CampaignDoc => {
  const { pausedBecause: _before, ...rest } = before
  return { ...rest, ...life, rev: before.rev + 1 } as CampaignDoc
}

/** One move of a campaign's life: the document and its row in one commit. */
const turn = async (
  campaignId: string,
  move: Turn,
  why: string | undefined,
  context: ActionContext,
) => {
  const seen = await get(campaigns, campaignId)
  if (!seen) return refuse('invites.not-found')
  const around = await aroundOf(seen)
  const { now } = context
  return withTx(async (tx) => {
    const before = await tx.get(campaigns, campaignId)
    if (!before) return refuse('invites.not-found')
    const life = move(before, now)
    if (!life.ok) return life
    const after = withLife(before, life.value)
    const reply = { campaign: deskOf(after, around, now) }
    const words = {
      before: STATUS_WORDS[statusAt(before, now)],
      after: `${STATUS_WORDS[after.status]} · ${after.form.name}`,
      ...(why === undefined ? {} : { why }),
    }
    await tx.add(audit, context.row({ subject: campaignId, ...words, reply }))
    await tx.set(campaigns, after)
    return ok(reply)
  })
}

/** Nothing counts until it goes on; what was earned is still given. */
export const pause: UseCase<Routes['invites.pause']> = ({ campaignId, why }, context) =>
  turn(campaignId, (campaign, now) => paused(campaign, why, now), why, context)

export const resume: UseCase<Routes['invites.resume']> = ({ campaignId }, context) =>
  turn(campaignId, resumed, undefined, context)

/** For good. What friends did before it stays theirs. */
export const end: UseCase<Routes['invites.end']> = ({ campaignId, why }, context) =>
  turn(campaignId, ended, why, context)
