import * as v from 'valibot'
import { MOST_TAGS } from '#core/tags/limits'
import { tagForm } from '#core/tags/views'
import { collection, find, gt, gte, MAX_BULK, oneOf } from './store'

const tag = v.object({
  _id: v.string(),
  ...tagForm.entries,
  at: v.number(),
  /** Of WeCom, once it has been made there. */
  wecomId: v.optional(v.string()),
})
export type TagDoc = v.InferOutput<typeof tag>
/** Tags as the brand has defined them; the engine of persons puts the automatic ones on. */
export const tags = collection('tags', tag)

const byHand = v.object({
  /** `<tag>.<key>`: a tag is once on a key. */
  _id: v.string(),
  tag: v.string(),
  /** An identity key: persons merge and are taken apart, and their tags go with their keys. */
  key: v.string(),
  /** Staff person. */
  by: v.string(),
  from: v.number(),
  /** Last day; one that was taken off ended the day before. */
  until: v.optional(v.number()),
  why: v.string(),
})
export type HandTagDoc = v.InferOutput<typeof byHand>
export const handTags = collection('handTags', byHand)

/** All tags that there are, newest first: one request. */
export const readTags = (): Promise<TagDoc[]> =>
  find(tags, { where: { at: gte(0) }, order: [['at', 'desc']], limit: MOST_TAGS })

/** Keys in one condition. */
const KEYS = 500

/** By key. */
export type HandTags = ReadonlyMap<string, readonly HandTagDoc[]>

/** What was put on these keys by hand; one request for each KEYS keys and thousand tags. */
export const handTagsOf = async (keys: readonly string[]): Promise<HandTags> => {
  const found = new Map<string, HandTagDoc[]>()
  for (let start = 0; start < keys.length; start += KEYS) {
    const where = { key: oneOf(keys.slice(start, start + KEYS)) }
    for (let after = ''; ; ) {
      const page = await find(handTags, {
        where: { ...where, _id: gt(after) },
        order: [['_id', 'asc']],
        limit: MAX_BULK,
        bulk: true,
      })
      for (const one of page) found.set(one.key, [...(found.get(one.key) ?? []), one])
      if (page.length < MAX_BULK) break
      after = page.at(-1)?._id ?? after
    }
  }
  return found
}
