import { type IdentityKey, isKey } from '#core/identity/keys'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import { checkRule } from '#core/segments/check'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import { isIn } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { why as whyOf } from '#core/segments/words'
import { personOf } from '../identity'
import { namesFor } from '../persons'
import type { UseCase } from '../platform/context'
import { persons } from '../platform/persons'
import { get, gt } from '../platform/store'
import { isMeant, lookAt, looksFor, momentAt, type Seen } from './look'
import { ownOptions } from './own'

type Routes = typeof segmentsOperatorRoutes

/** Answers looked through in one call; who is rare takes some calls to be found (a call has 20 s). */
const LOOKS = 8

interface Found {
  hits: Seen[]
  next?: string
}

const search = async (rule: Rule, after: string, now: number): Promise<Found> => {
  const at = await momentAt(now)
  const limit = looksFor(rule)
  const hits: Seen[] = []
  let last = after
  for (let left = LOOKS; left > 0; left -= 1) {
    const found = await lookAt(rule, { _id: gt(last) }, { _id: 1 }, limit)
    for (const one of found) {
      last = one._id
      if (isMeant(rule, one, at)) hits.push(one)
      if (hits.length === PAGE_SIZE) return { hits, next: last }
    }
    if (found.length < limit) return { hits }
  }
  return { hits, next: last }
}

/** Masked, in the order of their names. */
export const nameAll = async (found: readonly Pick<Seen, '_id' | 'memberId'>[]) => {
  const names = await namesFor(found)
  return found.map(({ _id: id, memberId }) => ({
    id,
    name: names.get(id) ?? id,
    ...(memberId === undefined ? {} : { memberId }),
  }))
}

export const people: UseCase<Routes['segments.people']> = async ({ rule, after }, { now }) => {
  const checked = checkRule(rule, await ownOptions([rule]))
  if (!checked.ok) return checked
  const { hits, next } = await search(rule, after ?? '', now)
  return ok({ people: await nameAll(hits), ...(next === undefined ? {} : { next }) })
}

export const why: UseCase<Routes['segments.why']> = async ({ rule, personId }, { now }) => {
  const own = await ownOptions([rule])
  const checked = checkRule(rule, own)
  if (!checked.ok) return checked
  if (!isKey(personId)) return refuse('persons.not-found')
  const person = await get(persons, await personOf(personId as IdentityKey))
  if (!person) return refuse('persons.not-found')
  const at = await momentAt(now)
  const [one] = await nameAll([person])
  const reasons = whyOf(rule, person, at, own)
  return ok({ name: one?.name ?? person._id, in: isIn(rule, person, at), reasons })
}
