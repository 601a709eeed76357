import { stageHistory } from '../aipl/history'
import type { DayNumber } from '../events/days'
import type { Event } from '../events/event'
import { type Deed, type Purchase, type Story, storyOf } from '../events/story'
import { cellHistory } from '../rfm/history'
import { drawOf } from './draw'
import { lifeOf } from './life'
import { byDays, keptOf } from './many'
import type { Person } from './person'
import type { LifeRules } from './rules'

/** What a member's own document tells; only of memberships that the person's keys name. */
export interface MemberFacts {
  memberId: string
  level: number
  birthday?: string
  optOut: boolean
}

/** A person as far as it does not depend on who keeps it and when: gen, batch and tags come later. */
export type Folded = Omit<Person, 'gen' | 'batch' | 'due' | 'tags'>

const first = <T extends { at: number }>(a: T | undefined, b: T | undefined): T | undefined =>
  a && b ? (a.at <= b.at ? a : b) : (a ?? b)

const channelOfPurchase = ({ platform, storeId }: Purchase): string =>
  storeId === undefined ? `order:${platform}` : `store:${storeId}`

/** First touch, and never another one (S0-03): where the earliest event that tells it came from. */
const channelOf = ({ purchases, deeds }: Story): string | undefined => {
  const deed = deeds.find(({ channel }) => channel !== undefined)
  const [purchase] = purchases
  const came = first<Deed | Purchase>(deed, purchase)
  if (!came) return undefined
  return 'platform' in came ? channelOfPurchase(came) : came.channel
}

const MEMBER_KEY = 'm.'

/** The membership that was begun last; when none was, there is none. */
const newestMembership = (deeds: readonly Deed[]): string | undefined =>
  deeds
    .findLast(({ kind, key }) => kind === 'joined' && key.startsWith(MEMBER_KEY))
    ?.key.slice(MEMBER_KEY.length)

/** Friends on WeCom now: whoever added some staff person and did not drop them since. */
const onWecom = (deeds: readonly Deed[]): boolean => {
  const open = new Set<string>()
  for (const { kind, key, with: whom = '' } of deeds) {
    if (kind === 'added') open.add(`${key} ${whom}`)
    else if (kind === 'dropped') open.delete(`${key} ${whom}`)
  }
  return open.size > 0
}

const spanOf = ({ purchases, deeds }: Story): [DayNumber, DayNumber] => {
  const days = [purchases[0], purchases.at(-1), deeds[0], deeds.at(-1)].flatMap((one) =>
    one ? [one.day] : [],
  )
  return [Math.min(...days), Math.max(...days)]
}

const factsOf = (memberId: string | undefined, known: readonly MemberFacts[]) => {
  const facts = known.find((one) => one.memberId === memberId)
  return {
    ...(memberId === undefined ? {} : { memberId }),
    level: facts?.level ?? 0,
    ...(facts?.birthday === undefined ? {} : { birthday: facts.birthday }),
    // Whoever said no under one membership has said no.
    optOut: known.some(({ optOut }) => optOut),
  }
}

/**
 * One person from the events of all their keys, in any order and with doubles. `keys` ascending, the
 * leading one as `id`. Undefined when nothing that stands is known: then there is no person.
 */
export const foldPerson = (
  { id, keys }: { id: string; keys: readonly string[] },
  events: readonly Event[],
  members: readonly MemberFacts[],
  rules: LifeRules,
): Folded | undefined => {
  const story = storyOf(events)
  if (story.purchases.length === 0 && story.deeds.length === 0) return undefined
  const life = byDays(lifeOf(story))
  const channel = channelOf(story)
  const [firstDay, lastDay] = spanOf(story)
  return {
    _id: id,
    keys: [...keys],
    draw: drawOf(id),
    ...keptOf(life),
    ...(channel === undefined ? {} : { channel }),
    firstDay,
    lastDay,
    kept: life.days.kept?.length ?? 0,
    stages: stageHistory(life, rules.aipl),
    cells: cellHistory(life, rules.rfm),
    ...factsOf(newestMembership(story.deeds), members),
    wecom: onWecom(story.deeds),
  }
}
