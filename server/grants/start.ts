import type { grantsOperatorRoutes } from '#core/grants/contract'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { get, withTx } from '../platform/store'
import { countOf } from './audience'
import { giftTemplate, whoOf } from './preview'
import { type GrantRunDoc, grantRuns } from './records'
import { runView } from './view'

type Routes = typeof grantsOperatorRoutes

/** Notes a run; the jobs give the coupons in slices (jobs/grant.ts). */
export const start: UseCase<Routes['grants.start']> = async (
  { templateId, audience, why },
  context,
) => {
  const seen = await giftTemplate(templateId)
  if (!seen.ok) return seen
  const people = await countOf(audience, context.now)
  if (people === 0) return refuse('grants.nobody')
  const run: GrantRunDoc = {
    _id: `g${context.request.key}`,
    templateId,
    name: seen.value.template.form.name,
    audience,
    who: whoOf(audience),
    why,
    at: context.now,
    status: 'running',
    after: '',
    seen: 0,
    given: 0,
    skipped: 0,
  }
  const reply = { run: runView(run) }
  const after = `${run.name} · ${run.who} · 现在 ${people} 人`
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: run._id, why, after, reply }))
    await tx.add(grantRuns, run)
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
