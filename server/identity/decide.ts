import type { identityOperatorRoutes } from '#core/identity/contract'
import { type IdentityKey, inOrder, leadingKey } from '#core/identity/keys'
import type { Word } from '#core/identity/links'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ContextOf, Handler } from '../platform/context'
import { get, type Tx, withTx } from '../platform/store'
import { linkIdOf } from './hashes'
import { newLink } from './note'
import { personsOf } from './persons'
import { checkMerge, pairOf } from './preview'
import { type LinkDoc, links } from './records'
import { settleNow } from './settle'
import { namesOf, wordsFor } from './sides'

type Routes = typeof identityOperatorRoutes
type Decide = Routes['identity.decide']
type Split = Routes['identity.split']

/** A word on a pair, beside whatever is known of it; the link is due from here on. */
const say = async (tx: Tx, ends: [IdentityKey, IdentityKey], said: Word): Promise<void> => {
  const known = await tx.get(links, linkIdOf(...ends))
  if (!known) return tx.add(links, newLink(ends, { notes: [], word: said }, said.at))
  const set = { word: said, rev: known.rev + 1, due: said.at }
  return tx.update(links, known._id, { set })
}

/** Judges it at once where it can, and tells who the two are now. */
const answer = async (linkId: string, ends: readonly IdentityKey[], now: number) => {
  const settled = await settleNow([linkId], now)
  return { settled, persons: [...new Set((await personsOf(ends)).values())] }
}

const wordOf = (same: boolean, why: string, { now, staff }: ContextOf<Decide>): Word => ({
  same,
  at: now,
  by: staff._id,
  why,
})

interface Said {
  linkId: string
  ends: IdentityKey[]
}

const APART = '不是同一人'

/** The word and its row in one commit; of two operators at once the second finds the first one's. */
const runDecide: Handler<Decide>['run'] = async ({ a, b, same, why }, context) => {
  const pair = await pairOf(a, b)
  if (!pair.ok) return pair
  const checked = checkMerge(pair.value)
  if (!checked.ok && (same || pair.value.isOne)) return checked
  const ends = inOrder(leadingKey(pair.value.a), leadingKey(pair.value.b))
  const names = await namesOf(ends)
  const before = ends.map((key) => wordsFor(key, names)).join('；')
  const reply: Said = { linkId: linkIdOf(...ends), ends }
  const done = await withTx(async (tx) => {
    const known = await tx.get(links, reply.linkId)
    if (known?.word?.same === same)
      return refuse(same ? 'identity.one-person' : 'identity.said-before')
    const after = same ? '合并为同一位顾客' : APART
    await tx.add(audit, context.row({ subject: reply.linkId, why, before, after, reply }))
    await say(tx, ends, wordOf(same, why, context))
    return ok(reply)
  })
  return done.ok ? ok(await answer(reply.linkId, ends, context.now)) : done
}

const again = async (_input: unknown, { now }: { now: number }, stored: unknown) => {
  const { linkId, ends } = stored as Said
  return answer(linkId, ends, now)
}

export const decide: Handler<Decide> = { run: runDecide, again }

const splitWords = async ({ a, b }: LinkDoc): Promise<{ before: string; after: string }> => {
  const names = await namesOf([a, b])
  const [one, other] = [wordsFor(a, names), wordsFor(b, names)]
  return { before: `${one} 和 ${other} 是同一位顾客`, after: `拆开：${APART}` }
}

const runSplit: Handler<Split>['run'] = async ({ linkId, why }, context) => {
  const seen = await get(links, linkId)
  if (!seen) return refuse('identity.link-not-found')
  const words = await splitWords(seen)
  const reply: Said = { linkId, ends: [seen.a, seen.b] }
  const done = await withTx(async (tx) => {
    const known = await tx.get(links, linkId)
    if (!known) return refuse('identity.link-not-found')
    if (known.state !== 'standing' || known.word?.same === false)
      return refuse('identity.not-standing')
    await tx.add(audit, context.row({ subject: linkId, why, ...words, reply }))
    await say(tx, [known.a, known.b], wordOf(false, why, context))
    return ok(reply)
  })
  return done.ok ? ok(await answer(linkId, reply.ends, context.now)) : done
}

export const split: Handler<Split> = { run: runSplit, again }
