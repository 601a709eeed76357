import * as v from 'valibot'
import { ok } from '#core/kernel/result'
import { call } from './call'
import type { Outcome } from './outcome'

/** Fields of developer.work.weixin.qq.com/document/path/92117. */
const tag = v.object({ id: v.string(), name: v.string() })
const group = v.object({ group_name: v.string(), tag: v.array(tag) })

const listed = v.object({ tag_group: v.optional(v.array(group), []) })
const added = v.object({ tag_group: group })

/** Tags of one group of the corp, by name; none when there is no such group. */
export const tagsOfGroup = async (name: string): Promise<Outcome<Map<string, string>>> => {
  const answered = await call({ path: 'externalcontact/get_corp_tag_list', body: {} }, listed)
  if (!answered.ok) return answered
  const own = answered.value.tag_group.filter(({ group_name }) => group_name === name)
  return ok(new Map(own.flatMap((one) => one.tag.map(({ id, name: its }) => [its, id] as const))))
}

/** Makes a tag in a group of the corp, and the group with it; answers the tag's id. */
export const addTag = async (groupName: string, name: string): Promise<Outcome<string>> => {
  const body = { group_name: groupName, tag: [{ name }] }
  const answered = await call({ path: 'externalcontact/add_corp_tag', body }, added)
  if (!answered.ok) return answered
  const [one] = answered.value.tag_group.tag
  return one ? ok(one.id) : { ok: false, code: 'refused' }
}
