import type { invitesOperatorRoutes } from '#core/invites/desk'
import { isRunning, paused, statusAt } from '#core/invites/desk-turn'
import { ok, refuse } from '#core/kernel/result'
import {
  type AuditDoc,
  audit,
  type Deed,
  fileRow,
  systemRow,
  unlessDone,
} from '../../platform/audit'
import type { UseCase } from '../../platform/context'
import { hashId } from '../../platform/ids'
import { count, DuplicateError, find, MAX_ROWS, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns } from '../records'
import { STATUS_WORDS, withLife } from './turn'

type Routes = typeof invitesOperatorRoutes

/** Campaigns that run now. A brand has a few; a hundred at once is beyond any. */
export const runningNow = async (now: number): Promise<CampaignDoc[]> => {
  const published = await find(campaigns, { where: { status: 'published' }, limit: MAX_ROWS })
  return published.filter((one) => isRunning(one, now))
}

type RowOf = (campaignId: string, deed: Omit<Deed, 'reply'>) => AuditDoc

/** Pauses one, with a row of its own in the same commit; one that does not run stays as it is. */
const stopOne = async (campaignId: string, why: string, rowOf: RowOf, now: number) =>
  withTx(async (tx) => {
    const before = await tx.get(campaigns, campaignId)
    if (!before) return refuse('invites.not-found')
    const life = paused(before, why, now)
    if (!life.ok) return life
    const words = {
      why,
      before: STATUS_WORDS[statusAt(before, now)],
      after: `${STATUS_WORDS.paused} · ${before.form.name}`,
    }
    await tx.add(audit, rowOf(campaignId, { subject: campaignId, ...words }))
    await tx.set(campaigns, withLife(before, life.value))
    return ok(true)
  })

/** The same pause told twice by one cause is one. */
const quietly = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch (error) {
    if (!(error instanceof DuplicateError && error.collection === audit.name)) throw error
  }
}

/**
 * Pauses campaigns one by one. Every row names the cause in `of`, so that whoever tries again after
 * a crash goes on with the rest and still counts them all.
 */
export const stopMany = async (
  ids: readonly string[],
  { cause, why, rowOf }: { cause: string; why: string; rowOf: RowOf },
  now: number,
): Promise<number> => {
  for (const campaignId of ids) await quietly(stopOne(campaignId, why, rowOf, now))
  return count(audit, { of: cause, action: 'jobs.invites-stop' })
}

/** Rows of a stop that came of something else: an operator's switch, or the platform's word. */
export const stopRow =
  (cause: string, now: number): RowOf =>
  (campaignId, deed) =>
    systemRow('jobs.invites-stop', hashId(`stop:${cause}:${campaignId}`), now, {
      ...deed,
      of: cause,
    })

/** One switch for all that runs (facts/platform.md C35). The operator's own row is filed last. */
export const stopAll: UseCase<Routes['invites.stopAll']> = async ({ why }, context) => {
  const { now, request } = context
  // A retry must not stop what was started since.
  await unlessDone(request)
  const ids = (await runningNow(now)).map(({ _id }) => _id)
  const rowOf = stopRow(request.key, now)
  const stopped = await stopMany(ids, { cause: request.key, why, rowOf }, now)
  const reply = { paused: stopped }
  const after = `暂停 ${stopped} 个活动`
  await fileRow(context.row({ subject: 'campaigns', why, after, reply }))
  return ok(reply)
}
