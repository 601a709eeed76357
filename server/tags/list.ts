import { ok, refuse } from '#core/kernel/result'
import type { tagsOperatorRoutes } from '#core/tags/contract'
import { readState } from '../persons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { oneOf, removeWhere, withTx } from '../platform/store'
import { handTags, readTags, type TagDoc, tags } from '../platform/tags'
import { ownOptions } from '../segments'
import { tagCounts } from './people-with'
import { tagViewOf } from './view'
import { syncWords } from './wecom-state'

type Routes = typeof tagsOperatorRoutes

const rulesOf = (all: readonly TagDoc[]) =>
  all.flatMap(({ automatic }) => (automatic ? [automatic.rule] : []))

export const list: UseCase<Routes['tags.list']> = async () => {
  const all = await readTags()
  const [own, counts, state, wecom] = await Promise.all([
    ownOptions(rulesOf(all)),
    tagCounts(),
    readState(),
    syncWords(),
  ])
  return ok({
    tags: all.map((one) => tagViewOf(one, own, counts(one._id))),
    working: state.tagged?.done === false,
    wecom,
  })
}

export const form: UseCase<Routes['tags.form']> = async ({ tagId }) => {
  const all = await readTags()
  const doc = all.find(({ _id }) => _id === tagId)
  if (tagId !== undefined && !doc) return refuse('tags.not-found')
  const options = await ownOptions(doc ? rulesOf([doc]) : [])
  // Conditions may name tags that are put on by hand, and no others.
  const tagsByHand = all.filter(({ automatic }) => !automatic).map(({ _id }) => _id)
  const choice = { ...options, tags: options.tags.filter(({ id }) => tagsByHand.includes(id)) }
  if (!doc) return ok({ options: choice })
  const counts = await tagCounts()
  return ok({ tag: tagViewOf(doc, options, counts(doc._id)), options: choice })
}

/** Below every instant: not among the tags any more, and still known to the sync that takes it off. */
const GONE = -1

/** The definition goes at once; the jobs take it off everybody (server/persons/tag.ts), and of WeCom. */
export const remove: UseCase<Routes['tags.remove']> = async ({ tagId }, context) => {
  const doc = (await readTags()).find(({ _id }) => _id === tagId)
  if (!doc) return refuse('tags.not-found')
  const reply = { removed: true as const }
  const done = await withTx<typeof reply, never>(async (tx) => {
    await tx.add(audit, context.row({ subject: tagId, before: doc.name, reply }))
    await tx.set(tags, { ...doc, at: GONE })
    return ok(reply)
  })
  await removeWhere(handTags, { tag: oneOf([tagId]) })
  return done
}
