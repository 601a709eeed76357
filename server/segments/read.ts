import * as v from 'valibot'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import { MOST_SEGMENTS } from '#core/segments/limits'
import { type SegmentDoc, segments } from '../audience'
import type { UseCase } from '../platform/context'
import { findPage, findSlim, get } from '../platform/store'
import { ownOptions } from './own'
import { segmentViewOf } from './save'

type Routes = typeof segmentsOperatorRoutes

/** Newest first. */
export const list: UseCase<Routes['segments.list']> = async ({ after }) => {
  const where = { removed: false }
  const page = await findPage(segments, { where, by: 'at', way: 'desc', size: PAGE_SIZE, after })
  const own = await ownOptions(page.rows.map(({ rule }) => rule))
  const rows = page.rows.map((one) => {
    const { id, name, note, text, at } = segmentViewOf(one, own)
    return { id, name, note, text, at }
  })
  return ok({ segments: rows, ...(page.next === undefined ? {} : { next: page.next }) })
}

/** A segment that is in the list. */
export const readSegment = async (segmentId: string): Promise<SegmentDoc | undefined> => {
  const segment = await get(segments, segmentId)
  return segment?.removed === false ? segment : undefined
}

export const form: UseCase<Routes['segments.form']> = async ({ segmentId }) => {
  if (segmentId === undefined) return ok({ options: await ownOptions() })
  const segment = await readSegment(segmentId)
  if (!segment) return refuse('segments.not-found')
  const options = await ownOptions([segment.rule])
  return ok({ segment: segmentViewOf(segment, options), options })
}

const named = v.object({ _id: v.string(), name: v.string() })

export const names: UseCase<Routes['segments.names']> = async () => {
  const found = await findSlim(segments, {
    where: { removed: false },
    order: { at: -1 },
    limit: MOST_SEGMENTS,
    take: ['name'],
    shape: named,
  })
  return ok({ segments: found.map(({ _id: id, name }) => ({ id, name })) })
}
