import { type IdentityKey, memberKey } from '#core/identity/keys'
import { sourceIn } from '#core/identity/links'
import type { AuditDoc } from '../platform/audit'
import { isOpen, type Member, members } from '../platform/people'
import { find, getMany, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { type ContactDoc, contacts } from '../wecom'
import { phoneKeyOf, unionidKeyOf, wecomKeyOf } from './hashes'
import { readLinks } from './load'
import { type Noted, noteLinks, retractLinks } from './note'
import { type LinkDoc, links } from './records'

/** What members say of themselves: unionid and phone, read from their documents. */

const unionidOf = ({ _id, unionid, unionidAt = 0 }: Member): Noted[] =>
  unionid === undefined
    ? []
    : [{ a: memberKey(_id), b: unionidKeyOf(unionid), source: 'unionid', at: unionidAt }]

const phoneOf = ({ _id, profile: { phone = '' } }: Member, at: number): Noted[] => {
  const key = phoneKeyOf(phone)
  return key === undefined ? [] : [{ a: memberKey(_id), b: key, source: 'phone', at }]
}

const ofFriend = ({ _id, at }: Pick<ContactDoc, '_id' | 'at'>, unionid: string): Noted => ({
  a: wecomKeyOf(_id),
  b: unionidKeyOf(unionid),
  source: 'wecom',
  at,
})

/** Members whose unionid became known, and the friends on WeCom who have the same one. */
export const noteUnionids = async (found: readonly Member[], now: number): Promise<number> => {
  const own = found.filter(isOpen).flatMap(unionidOf)
  const unionids = found.filter(isOpen).flatMap(({ unionid = [] }) => unionid)
  const where = { unionid: oneOf(unionids) }
  const friends = unionids.length > 0 ? await find(contacts, { where, limit: MAX_ROWS }) : []
  const all = [...own, ...friends.map((friend) => ofFriend(friend, friend.unionid))]
  await noteLinks(all, now)
  return all.length
}

/** A friend on WeCom is known as a member: by the unionid, which both have. */
export const noteFriend = async (
  { memberId, externalUserId, at }: { memberId?: string; externalUserId: string; at: number },
  now: number,
): Promise<void> => {
  if (memberId === undefined) return
  const [member] = await getMany(members, [memberId])
  if (!isOpen(member) || member.unionid === undefined) return
  await noteLinks(
    [...unionidOf(member), ofFriend({ _id: externalUserId, at }, member.unionid)],
    now,
  )
}

const isOwn = (link: LinkDoc): boolean => ['phone', 'unionid'].includes(sourceIn(link) ?? '')

/** Facts that a member's own document does not say any more. */
const outdated = (there: readonly LinkDoc[], said: readonly Noted[]): Noted[] =>
  there.filter(isOwn).flatMap(({ a, b, notes }) => {
    const isSaid = said.some((one) => one.a === a && one.b === b)
    return isSaid ? [] : notes.map((note) => ({ a, b, ...note }))
  })

const keysOf = (found: readonly { _id: string }[]): IdentityKey[] =>
  found.map(({ _id }) => memberKey(_id))

/** Notes what these members' documents say now, and takes back what they do not say any more. */
const noteOwn = async (found: readonly Member[], at: ReadonlyMap<string, number>, now: number) => {
  const open = found.filter(isOpen)
  const said = open.flatMap((one) => [...unionidOf(one), ...phoneOf(one, at.get(one._id) ?? now)])
  const there = found.length > 0 ? await readLinks(keysOf(found)) : []
  await retractLinks(outdated(there, said), now)
  await noteLinks(said, now)
}

/** One link without what was known of it before; words that keep two apart name nobody, and stay. */
const strip = async (one: LinkDoc, until: number, now: number): Promise<boolean> => {
  const { _id, rev, notes, word } = one
  const kept = notes.filter(({ at }) => at > until)
  const isWordGone = word?.same === true && word.at <= until
  if (kept.length === notes.length && !isWordGone) return true
  const set = { notes: kept, rev: rev + 1, due: now }
  const unset = isWordGone ? ({ unset: ['word'] } as { unset: ['word'] }) : {}
  return (await updateWhere(links, { _id, rev }, { set, ...unset })) === 1
}

const TRIES = 8

/**
 * Takes away all that joined a membership with anything else until it was closed. What was done under
 * its id stays with the id alone, so that every sum is still explained (law 8).
 */
const forgetMember = async (memberId: string, until: number, now: number): Promise<void> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const there = await readLinks([memberKey(memberId)])
    const done = await Promise.all(there.map((one) => strip(one, until, now)))
    if (done.every(Boolean)) return
  }
  throw new Error('identity: links are busy')
}

const SET_PHONE = 'membership.setPhone'
const CLOSE = 'membership.close'
/** Deeds by which a member's document says something else than before. */
export const OWN_DEEDS = [SET_PHONE, 'membership.removePhone', CLOSE]

/** Follows rows of these deeds, the oldest first; safe to do twice. */
export const followOwn = async (rows: readonly AuditDoc[], now: number): Promise<number> => {
  const phones = rows.filter(({ action }) => action === SET_PHONE)
  const at = new Map(phones.map((row) => [row.whoId, row.at]))
  for (const row of rows) if (row.action === CLOSE) await forgetMember(row.whoId, row.at, now)
  const ids = rows.map(({ whoId }) => whoId)
  await noteOwn(await getMany(members, ids), at, now)
  return rows.length
}
