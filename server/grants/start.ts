import type { grantsOperatorRoutes } from '#core/grants/contract'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { get, withTx } from '../platform/store'
import { type AudienceDoc, audiences, newAudience } from '../segments'
import { type Aim, aimOf, countAimed } from './aim'
import { giftTemplate } from './preview'
import { type GrantRunDoc, grantRuns } from './records'
import { runView } from './view'

/** A list's name is a segment's: one line of so many characters (core/segments/views.ts). */
const LIST_NAME = 20

type Routes = typeof grantsOperatorRoutes

/** Of a segment a list is made first, as of this instant, and the run gives to that. */
const listFor = async (
  { list, segment }: Aim,
  name: string,
  { request, now }: ActionContext,
): Promise<{ audienceId?: string; fresh?: AudienceDoc }> => {
  if (list) return { audienceId: list._id }
  if (!segment) return {}
  const _id = `a${request.key}`
  const fresh = await newAudience(segment, { _id, name: name.slice(0, LIST_NAME), at: now })
  return { audienceId: _id, fresh }
}

/** Notes a run; the jobs give the coupons in slices (jobs/grant.ts). */
export const start: UseCase<Routes['grants.start']> = async (
  { templateId, why, ...asked },
  context,
) => {
  const seen = await giftTemplate(templateId)
  if (!seen.ok) return seen
  const aim = await aimOf(asked)
  if (!aim.ok) return aim
  const { people, about } = await countAimed(aim.value, context.now)
  if (people === 0 && !about) return refuse('grants.nobody')
  const { name } = seen.value.template.form
  const { audienceId, fresh } = await listFor(aim.value, name, context)
  const { audience, marketing, who } = aim.value
  const run: GrantRunDoc = {
    _id: `g${context.request.key}`,
    templateId,
    name,
    audience,
    ...(audienceId === undefined ? {} : { audienceId }),
    marketing,
    who,
    why,
    at: context.now,
    status: 'running',
    after: '',
    seen: 0,
    given: 0,
    skipped: 0,
  }
  const reply = { run: runView(run) }
  const after = `${run.name} · ${run.who} · 现在${about ? '约' : ''} ${people} 人`
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: run._id, why, after, reply }))
    await tx.add(grantRuns, run)
    if (fresh) await tx.add(audiences, fresh)
    return ok(reply)
  })
}

const reached = ({ given, skipped }: GrantRunDoc): string => `已发 ${given} 张，未发 ${skipped} 位`

/** Stops a run where it is: what was given stays given. */
export const cancel: UseCase<Routes['grants.cancel']> = async ({ runId }, context) => {
  if (!(await get(grantRuns, runId))) return refuse('grants.not-found')
  return withTx(async (tx) => {
    const run = await tx.get(grantRuns, runId)
    if (run?.status !== 'running') return refuse('grants.not-running')
    const stopped: GrantRunDoc = { ...run, status: 'cancelled' }
    const reply = { run: runView(stopped) }
    const words = { before: '发放中', after: reached(stopped) }
    await tx.add(audit, context.row({ subject: runId, ...words, reply }))
    await tx.update(grantRuns, runId, { set: { status: 'cancelled' } })
    return ok(reply)
  })
}
