import { type IdentityKey, inOrder } from '#core/identity/keys'
import { fits, type LinkSource, type Note } from '#core/identity/links'
import { addMany, getMany, updateWhere } from '../platform/store'
import { linkIdOf } from './hashes'
import { type LinkDoc, links } from './records'

/** What somebody knows about two keys. */
export interface Noted {
  a: IdentityKey
  b: IdentityKey
  source: LinkSource
  /** What says so; the order behind `buyer`. */
  ref?: string
  /** When it happened: of two claims the earlier one counts, whichever comes first. */
  at: number
}

/** A second order agrees with the first; more of them say nothing new. */
const NOTES_KEPT = 20
/** As many documents as one answer of the database holds (1 MB, facts/cloud.md §6), and some room. */
const AT_ONCE = 500
/** Somebody else was faster this often. */
const TRIES = 8

interface Wish {
  _id: string
  ends: [IdentityKey, IdentityKey]
  notes: Note[]
}

const wishOf = ({ a, b, source, ref = '', at }: Noted): Wish => {
  const ends = inOrder(a, b)
  if (!fits(source, ...ends))
    throw new Error(`identity: ${source} does not join ${a[0]} and ${b[0]}`)
  return { _id: linkIdOf(...ends), ends, notes: [{ source, ref, at }] }
}

const isSameNote = (one: Note, other: Note): boolean =>
  one.source === other.source && one.ref === other.ref

/** The earliest instant of each, so that the same facts in any order are the same document. */
const withNotes = (known: readonly Note[], more: readonly Note[]): Note[] => {
  const all = [...known, ...more].sort((x, y) => x.at - y.at || (x.ref < y.ref ? -1 : 1))
  const once = all.filter((one, i) => all.findIndex((other) => isSameNote(one, other)) === i)
  return once.slice(0, NOTES_KEPT)
}

const gathered = (all: readonly Noted[]): Wish[] => {
  const wishes = new Map<string, Wish>()
  for (const one of all.map(wishOf)) {
    const known = wishes.get(one._id)
    wishes.set(one._id, known ? { ...known, notes: withNotes(known.notes, one.notes) } : one)
  }
  return [...wishes.values()]
}

/** A pair that nobody has judged yet. */
export const newLink = (
  [a, b]: [IdentityKey, IdentityKey],
  facts: Pick<LinkDoc, 'notes' | 'word'>,
  now: number,
): LinkDoc => ({
  _id: linkIdOf(a, b),
  a,
  b,
  ends: [a, b],
  ...facts,
  state: 'waiting',
  rule: '',
  alone: '',
  asksAt: 0,
  rev: 1,
  due: now,
  turn: 0,
})

const isTold = ({ notes }: LinkDoc, wish: Wish): boolean =>
  JSON.stringify(withNotes(notes, wish.notes)) === JSON.stringify(notes)

/** One guarded write; whoever lost against another finds out at the next look. */
const change = ({ _id, rev }: LinkDoc, notes: Note[], now: number): Promise<number> =>
  updateWhere(links, { _id, rev }, { set: { notes, rev: rev + 1, due: now } })

/** One look and what is missing after it; true when nothing was. */
const attempt = async (wishes: readonly Wish[], now: number): Promise<boolean> => {
  const found = await getMany(
    links,
    wishes.map(({ _id }) => _id),
    { bulk: true },
  )
  const known = new Map(found.map((doc) => [doc._id, doc]))
  const missing = wishes.filter(({ _id }) => !known.has(_id))
  const stale = wishes.flatMap((wish) => {
    const doc = known.get(wish._id)
    return doc && !isTold(doc, wish) ? [{ doc, notes: withNotes(doc.notes, wish.notes) }] : []
  })
  await addMany(
    links,
    missing.map(({ ends, notes }) => newLink(ends, { notes }, now)),
  )
  for (const { doc, notes } of stale) await change(doc, notes, now)
  return missing.length + stale.length === 0
}

/**
 * Notes facts, each once, however often and from however many calls at a time they come. Three
 * requests for up to 500 new pairs, one for pairs that are known. What follows from them is judged
 * soon after (settle.ts): whoever notes does not wait for it.
 */
export const noteLinks = async (all: readonly Noted[], now: number): Promise<void> => {
  const wishes = gathered(all)
  for (let start = 0; start < wishes.length; start += AT_ONCE) {
    const slice = wishes.slice(start, start + AT_ONCE)
    let left = TRIES
    while (!(await attempt(slice, now))) {
      left -= 1
      if (left === 0) throw new Error('identity: links are busy')
    }
  }
}

/** Takes facts back that never were, or are no more; unknown ones are none. */
export const retractLinks = async (
  all: readonly Pick<Noted, 'a' | 'b' | 'source' | 'ref'>[],
  now: number,
): Promise<void> => {
  const wishes = all.map((one) => wishOf({ ...one, at: 0 }))
  for (let left = TRIES; left > 0; left -= 1) {
    const ids = wishes.map(({ _id }) => _id)
    const known = new Map((await getMany(links, ids, { bulk: true })).map((doc) => [doc._id, doc]))
    let busy = 0
    for (const { _id, notes: gone } of wishes) {
      const doc = known.get(_id)
      const notes = doc?.notes.filter((one) => !gone.some((other) => isSameNote(one, other))) ?? []
      if (!doc || notes.length === doc.notes.length) continue
      if ((await change(doc, notes, now)) === 0) busy += 1
    }
    if (busy === 0) return
  }
  throw new Error('identity: links are busy')
}
