import {
  type BusinessDay,
  businessDayOf,
  clockText,
  dateText,
  momentText,
  startOfDay,
} from '../kernel/time'
import type { PosterForm } from './form'
import { MAX_POINTS, MIN_POINTS, SLOTS, type Slot } from './limits'
import type { PosterShown } from './views'

/** From this share of the stock on it is news that little is left (facts/mission.md S3-16g). */
const SCARCE = 0.2

/** List prices in fen by the name of a product, as the brand's catalogue has them now. */
export type Prices = ReadonlyMap<string, number>

/** What the campaign and the brand say, by which a poster is judged. */
export interface PosterFacts {
  /** Name of the friend's own benefit; absent when the campaign has none. */
  readonly friend?: string | undefined
  readonly prices: Prices
  readonly startsAt: number
  readonly endsAt: number
  readonly now: number
}

/** empty: not used, which is allowed. wrong: it can not be published so; `say` tells why. */
export interface SlotCheck {
  readonly slot: Slot
  readonly state: 'good' | 'empty' | 'wrong'
  readonly say?: string
}

type Check = (poster: PosterForm, facts: PosterFacts) => string | undefined | 'empty'

const isBlank = (text: string): boolean => text.trim() === ''

const endorsement: Check = ({ endorsement: it }) => {
  if (!it) return 'empty'
  if (isBlank(it.words)) return '写一句背书，或者不用这一格'
  return isBlank(it.source) ? '背书要写出处，例如哪里的数据、哪一天' : undefined
}

const occasion: Check = ({ occasion: it }, { startsAt, endsAt }) => {
  if (!it) return 'empty'
  if (isBlank(it.words)) return '写上节日或由头，或者不用这一格'
  if (it.until < it.from) return '由头的最后一天在第一天之前'
  const outside = it.until < businessDayOf(startsAt) || it.from > businessDayOf(endsAt)
  return outside ? '由头的日子不在活动期间，海报上不会出现' : undefined
}

const points: Check = ({ points: all }) => {
  if (all.length < MIN_POINTS || all.length > MAX_POINTS) return '内容要三到五条'
  if (all.some(isBlank)) return '内容里有一条是空的'
  return new Set(all).size === all.length ? undefined : '内容里有两条写得一样'
}

type Anchor = NonNullable<PosterForm['anchor']>

const aboveRecorded = ({ name, listFen }: Anchor, prices: Prices): boolean =>
  listFen > (prices.get(name.trim()) ?? Number.POSITIVE_INFINITY)

const anchor: Check = ({ anchor: it }, { prices, now }) => {
  if (!it) return 'empty'
  if (isBlank(it.name)) return '写上这是什么的价格'
  if (isBlank(it.proof)) return '原价要写依据，例如哪张价目表'
  if (it.day > businessDayOf(now)) return '依据的日子还没有到'
  if (it.payFen >= it.listFen) return '现价不低于原价，对比不出什么'
  return aboveRecorded(it, prices) ? '原价比商品表里的价格高' : undefined
}

const benefit: Check = ({ benefit: words }, { friend }) => {
  if (friend === undefined) return isBlank(words) ? 'empty' : '这个活动没有给好友的见面礼'
  return isBlank(words) ? '好友能得到什么，前面写几个字' : undefined
}

const CHECKS: Record<Slot, Check> = {
  identity: ({ identity }) => (identity ? undefined : 'empty'),
  endorsement,
  theme: ({ theme }) => (isBlank(theme) ? '写一句主题' : undefined),
  occasion,
  points,
  anchor,
  urgency: ({ urgency }) => (urgency === 'none' ? 'empty' : undefined),
  benefit,
}

/** Each of the eight places by itself, in their order. The words are judged by core/compliance. */
export const checksOf = (poster: PosterForm, facts: PosterFacts): SlotCheck[] =>
  SLOTS.map((slot): SlotCheck => {
    const said = CHECKS[slot](poster, facts)
    if (said === undefined || said === 'empty') return { slot, state: said ?? 'good' }
    return { slot, state: 'wrong', say: said }
  })

/** What stands against publishing a poster; empty: it can be. */
export const problemsOfPoster = (poster: PosterForm, facts: PosterFacts): SlotCheck[] =>
  checksOf(poster, facts).filter(({ state }) => state === 'wrong')

/** What a poster shows that is not in its form. */
export interface ShownFacts extends PosterFacts {
  /** Nickname and picture of the member, only since they agreed to show them on invitations. */
  readonly who?: { readonly name: string; readonly avatar?: string | undefined } | undefined
  /** Friends who can still be rewarded, live, and how many could from the beginning. */
  readonly left: number
  readonly stock: number
  readonly organiser: string
}

const identityOf = ({ who }: ShownFacts): NonNullable<PosterShown['identity']> => {
  if (!who) return {}
  return { who: who.name, ...(who.avatar === undefined ? {} : { avatar: who.avatar }) }
}

/** The number with its moment: a saved picture is looked at later. */
const stockText = ({ left, stock, now }: ShownFacts): string | undefined =>
  left > 0 && left <= stock * SCARCE
    ? `${dateText(now)} ${clockText(now)} 还剩 ${left} 份`
    : undefined

const urgencyOf = ({ urgency }: PosterForm, facts: ShownFacts): string | undefined => {
  if (urgency === 'stock') return stockText(facts)
  return urgency === 'end' ? `${momentText(facts.endsAt, facts.now)} 截止` : undefined
}

const anchorOf = ({ name, listFen, payFen, proof, day }: Anchor, now: number) => {
  const date = dateText(startOfDay(day as BusinessDay), now)
  return { name, listFen, payFen, proof: `原价依据：${proof}，${date}` }
}

const inDays = (it: NonNullable<PosterForm['occasion']>, now: number): boolean => {
  const today = businessDayOf(now)
  return it.from <= today && today <= it.until
}

/** Before anything else the friend is told to look and to decide (facts/platform.md C4, C5). */
const HOW_TO = '微信扫一扫，先看规则再决定'

type Optional<T> = { [K in keyof T]: Exclude<T[K], undefined> }

const without = <T extends object>(parts: T): Optional<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Optional<T>

/** The poster as it may be shown at this moment: what is not true now, or not proved, is left out. */
export const shownOf = (poster: PosterForm, facts: ShownFacts): PosterShown => {
  const { now, friend } = facts
  const bad = new Set(problemsOfPoster(poster, facts).map(({ slot }) => slot))
  const { occasion: days, endorsement: said, anchor: price } = poster
  return without({
    paper: poster.paper,
    identity: poster.identity ? identityOf(facts) : undefined,
    endorsement: bad.has('endorsement') ? undefined : said,
    theme: poster.theme,
    occasion: days && !bad.has('occasion') && inDays(days, now) ? days.words : undefined,
    points: poster.points.filter((one) => !isBlank(one)).slice(0, MAX_POINTS),
    anchor: price && !bad.has('anchor') ? anchorOf(price, now) : undefined,
    urgency: urgencyOf(poster, facts),
    benefit: friend === undefined ? undefined : { words: poster.benefit, name: friend },
    howTo: HOW_TO,
    organiser: facts.organiser,
  }) as PosterShown
}
