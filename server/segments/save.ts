import { ok, type Result, refuse } from '#core/kernel/result'
import { checkRule } from '#core/segments/check'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import { MOST_SEGMENTS } from '#core/segments/limits'
import type { OwnOptions, SegmentView } from '#core/segments/views'
import { ruleText } from '#core/segments/words'
import { type SegmentDoc, segments } from '../audience'
import { audit } from '../platform/audit'
import type { ContextOf, UseCase } from '../platform/context'
import { count, find, withTx } from '../platform/store'
import { ownOptions } from './own'

type Routes = typeof segmentsOperatorRoutes
type Save = Routes['segments.save']
type Input = Parameters<UseCase<Save>>[0]

export const segmentViewOf = (
  { _id: id, name, note, rule, at, rev }: SegmentDoc,
  own: OwnOptions,
): SegmentView => ({ id, name, note, rule, text: ruleText(rule, own), at, rev })

type Refusal = 'segments.most' | 'segments.name-taken'

/** Two that save at the same moment may get past it: nothing scarce hangs on a name. */
const checkPlace = async ({ segmentId, name }: Input): Promise<Result<true, Refusal>> => {
  const [same, there] = await Promise.all([
    find(segments, { where: { name, removed: false }, limit: 2 }),
    segmentId === undefined ? count(segments, { removed: false }) : 0,
  ])
  if (same.some(({ _id }) => _id !== segmentId)) return refuse('segments.name-taken')
  return there < MOST_SEGMENTS ? ok(true) : refuse('segments.most', { most: MOST_SEGMENTS })
}

const write = (
  doc: Omit<SegmentDoc, 'rev'>,
  rev: number | undefined,
  own: OwnOptions,
  context: ContextOf<Save>,
) =>
  withTx(async (tx) => {
    const before = await tx.get(segments, doc._id)
    if (rev !== undefined && (!before || before.removed)) return refuse('segments.not-found')
    if (before && before.rev !== rev) return refuse('segments.changed')
    const after: SegmentDoc = { ...doc, rev: (before?.rev ?? 0) + 1 }
    const segment = segmentViewOf(after, own)
    const said = before ? { before: `${before.name}：${ruleText(before.rule, own)}` } : {}
    const deed = { subject: doc._id, ...said, after: `${after.name}：${segment.text}` }
    const reply = { segment }
    await tx.add(audit, context.row({ ...deed, reply }))
    await tx.set(segments, after)
    return ok(reply)
  })

/** A new segment, or a change of one; whoever goes by it goes by the new rule within a minute. */
export const save: UseCase<Save> = async (input, context) => {
  const { segmentId, rev, name, note, rule } = input
  const own = await ownOptions([rule])
  const checked = checkRule(rule, own)
  if (!checked.ok) return checked
  const place = await checkPlace(input)
  if (!place.ok) return place
  const _id = segmentId ?? `s${context.request.key}`
  const seen = segmentId === undefined ? undefined : (rev ?? 0)
  return write({ _id, name, note, rule, at: context.now, removed: false }, seen, own, context)
}

export const remove: UseCase<Routes['segments.remove']> = ({ segmentId }, context) =>
  withTx(async (tx) => {
    const segment = await tx.get(segments, segmentId)
    if (!segment || segment.removed) return refuse('segments.not-found')
    const reply = { removed: true as const }
    await tx.add(audit, context.row({ subject: segmentId, before: segment.name, reply }))
    await tx.update(segments, segmentId, { set: { removed: true } })
    return ok(reply)
  })
