import { audienceText } from '#core/audience/rules'
import type { Audience } from '#core/audience/views'
import { dayNumberOf } from '#core/events/days'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { SegmentDoc } from '../audience'
import { type AudienceDoc, countOf as countRule, readSegment, readyAudience } from '../segments'
import { countOf, type Meant } from './audience'

interface Asked {
  audience: Audience
  audienceId?: string | undefined
  marketing?: boolean | undefined
}

/** Whom a giving is for: all members, a list that is there, or a segment of which one will be made. */
export interface Aim extends Meant {
  list?: AudienceDoc
  segment?: SegmentDoc
  /** In words, for operators. */
  who: string
}

type Refusal = 'segments.not-found' | 'audiences.not-found' | 'audiences.not-ready'

const wordsOf = ({ segmentId: _, ...plain }: Audience, name: string | undefined): string => {
  const rest = audienceText(plain)
  if (name === undefined) return rest || '全部会员'
  return rest === '' ? name : `${name}，${rest}`
}

export const aimOf = async ({
  audience,
  audienceId,
  marketing = true,
}: Asked): Promise<Result<Aim, Refusal>> => {
  if (audienceId !== undefined) {
    const list = await readyAudience(audienceId)
    if (!list.ok) return list
    const who = wordsOf(audience, `名单“${list.value.name}”`)
    return ok({ audience, marketing, list: list.value, who })
  }
  if (audience.segmentId === undefined)
    return ok({ audience, marketing, who: wordsOf(audience, undefined) })
  const segment = await readSegment(audience.segmentId)
  if (!segment) return refuse('segments.not-found')
  return ok({ audience, marketing, segment, who: wordsOf(audience, `人群“${segment.name}”`) })
}

interface Counted {
  people: number
  /** An estimate, or more than will be meant in the end. */
  about: boolean
}

const isPlain = ({ segmentId: _, ...plain }: Audience): boolean => Object.keys(plain).length > 0

/** How many are meant as of now. */
export const countAimed = async (aim: Aim, now: number): Promise<Counted> => {
  const { audience, marketing, list, segment } = aim
  const about = isPlain(audience)
  if (list) {
    const members = list.people - list.strangers
    return { people: marketing ? members - list.optedOut : members, about }
  }
  if (!segment) return { people: await countOf(aim, now), about: false }
  const { exact, members, reachable } = await countRule(segment.rule, dayNumberOf(now))
  return { people: (marketing ? reachable : members).count, about: about || !exact }
}
