import { ok, refuse } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import type { membershipMemberRoutes } from '#core/membership/contract'
import type { UseCase } from '../../platform/context'
import { csv } from './csv'
import { json } from './json'
import type { Portion, Writer } from './portion'
import { pages, SECTIONS, type Section } from './sections'

const writers = { json, csv }

interface Place {
  section: Section
  after?: string | undefined
}

const CURSOR = /^(ledger|coupons|sales|invites)(?::(\d{1,15}~[A-Za-z0-9][A-Za-z0-9:._-]{0,63}))?$/

/** What `next` said; undefined for anything else. */
const placeIn = (text: string): Place | undefined => {
  const [, section, after] = CURSOR.exec(text) ?? []
  return section === undefined ? undefined : { section: section as Section, after }
}

const following = (section: Section): Section | undefined => SECTIONS[SECTIONS.indexOf(section) + 1]

const portionOf = ({ section, after }: Place, next: string | undefined): Portion => {
  const last = next === undefined
  return { section, first: after === undefined, last, end: last && !following(section) }
}

const nextOf = ({ section, last, end }: Portion, next: string | undefined) => {
  if (end) return {}
  return { next: last ? following(section) : `${section}:${next}` }
}

/** One page of one section; the sections differ in what their rows are, and in nothing else. */
const textOf = async (writer: Writer, place: Place, memberId: string, now: number) => {
  const { section, after } = place
  if (section === 'ledger') {
    const { rows, next } = await pages.ledger(memberId, after)
    return { text: writer.ledger(portionOf(place, next), rows), next }
  }
  if (section === 'coupons') {
    const { rows, next } = await pages.coupons(memberId, after)
    return { text: writer.coupons(portionOf(place, next), rows), next }
  }
  if (section === 'invites') {
    const { rows, next } = await pages.invites(memberId, after, now)
    return { text: writer.invites(portionOf(place, next), rows), next }
  }
  const { rows, next } = await pages.sales(memberId, after)
  return { text: writer.sales(portionOf(place, next), rows), next }
}

/**
 * Everything kept about the caller, with the whole phone number, in portions: first the member's own
 * document, then page after page (law 8; PIPL art. 45).
 */
export const exportData: UseCase<(typeof membershipMemberRoutes)['membership.export']> = async (
  { format, after },
  { member, now },
) => {
  const writer = writers[format]
  const name = `会员资料-${businessDayOf(now)}.${writer.type}`
  if (after === undefined)
    return ok({ name, text: writer.head(member, now), next: SECTIONS[0] as string })
  const place = placeIn(after)
  if (!place) return refuse('request.invalid', { field: 'after' })
  const { text, next } = await textOf(writer, place, member._id, now)
  return ok({ name, text, ...nextOf(portionOf(place, next), next) })
}
