import { type IdentityKey, kindOf } from './keys'
import { type Link, type LinkSource, type LinkState, since, sourceIn, speaks } from './links'

/**
 * The one table of what joins two keys, what waits for a person, and what is refused. Every rule here
 * looks at a link and the links at its two ends (of `agrees`: at their common phones too) and at
 * nothing else, which is what lets a change be judged by its surroundings (./reach.ts). What needs the
 * whole person (too-large, kept-apart, together, overruled) is decided in ./judge.ts.
 */

/** A number that more people use is a reception desk or a parcel shop, and says nothing (S1-13). */
export const PEOPLE_OF_PHONE = 5
/** Who sends parcels to more numbers sends presents, or buys for others. */
export const PHONES_OF_BUYER = 5
/**
 * Names of one person: a member who claims an order each week for nine years stays below; what is
 * above is a mistake, and would not fit into one read (facts/cloud.md §10).
 */
export const KEYS_OF_PERSON = 500

export interface View {
  /** Every link at a key; of more than one answer of the database holds, at least so many. */
  at(key: IdentityKey): readonly Link[]
}

type When = (link: Link, view: View) => boolean

/** Links of a kind at a key that nobody has spoken against. */
const linksAt = (key: IdentityKey, source: LinkSource, view: View): Link[] =>
  view.at(key).filter((one) => sourceIn(one) === source && speaks(one))

const isEarlier = (one: Link, other: Link): boolean => {
  const [first, second] = [since(one), since(other)]
  return first === second ? one._id < other._id : first < second
}

/** Somebody else has it by the same source, and had it before. */
const isTaken =
  (source: LinkSource, end: 'a' | 'b'): When =>
  (link, view) =>
    linksAt(link[end], source, view).some((one) => one._id !== link._id && isEarlier(one, link))

const either =
  (...all: When[]): When =>
  (link, view) =>
    all.some((when) => when(link, view))

/** A crowd is one whatever an operator says of one in it: words must not make evidence of the rest. */
const crowdAt = (key: IdentityKey, view: View, source?: LinkSource): number =>
  view.at(key).filter((one) => one.notes.length > 0 && (!source || sourceIn(one) === source)).length

const isShared = (phone: IdentityKey, view: View): boolean => crowdAt(phone, view) > PEOPLE_OF_PHONE

const sendsToMany = (buyer: IdentityKey, view: View): boolean =>
  crowdAt(buyer, view, 'parcel') > PHONES_OF_BUYER

const isOfMember: When = ({ b }, view) => linksAt(b, 'phone', view).length > 0

/** Since when the member's own phone is one to which this buyer's parcels go. */
const phoneAgrees = ({ a, b }: Link, view: View): number[] => {
  if (sendsToMany(b, view)) return []
  const own = new Map(linksAt(a, 'phone', view).map((one) => [one.b, since(one)]))
  return linksAt(b, 'parcel', view).flatMap((one) => {
    const from = own.get(one.b)
    return from === undefined || isShared(one.b, view) ? [] : [Math.max(from, since(one))]
  })
}

/** Since when a second order, or the phone, agrees with the first order claimed; Infinity: never. */
export const agreedSince = (link: Link, view: View): number => {
  if (link.word?.same) return since(link)
  const [first = Infinity, second = Infinity] = link.notes.map(({ at }) => at).sort((x, y) => x - y)
  return Math.min(second, ...phoneAgrees(link, view).map((at) => Math.max(at, first)))
}

const agrees: When = (link, view) => agreedSince(link, view) < Infinity

/** Another member agreed with this buyer earlier. */
const isBuyerTaken: When = (link, view) => {
  const own = agreedSince(link, view)
  return linksAt(link.b, 'buyer', view).some((one) => {
    const other = agreedSince(one, view)
    return one._id !== link._id && (other < own || (other === own && one._id < link._id))
  })
}

/** What a rule makes of a link. `joins`: in which turn its ends are put together, 0 first. */
interface Verdict {
  state: LinkState
  joins?: 0 | 1 | 2
  words: string
}

export const RULES = {
  'said-same': { state: 'standing', joins: 0, words: '运营认定是同一人' },
  'said-apart': { state: 'undone', words: '运营认定不是同一人' },
  overruled: { state: 'undone', words: '和更晚的认定相反，以更晚的为准' },
  gone: { state: 'undone', words: '线索已经撤回' },
  'sure-unionid': { state: 'standing', joins: 1, words: '微信告知的同一个身份' },
  'sure-wecom': { state: 'standing', joins: 1, words: '企业微信好友就是这个微信身份' },
  'sure-phone': { state: 'standing', joins: 1, words: '会员本人授权的手机号' },
  'sure-order': { state: 'standing', joins: 1, words: '会员本人认领的订单' },
  'only-buyer': { state: 'standing', joins: 1, words: '最早收货到这个手机号的买家' },
  agrees: { state: 'standing', joins: 2, words: '认领的订单和另一条线索一致' },
  together: { state: 'standing', words: '两边已由别的线索认定为同一人' },
  'one-order': {
    state: 'waiting',
    words: '会员认领过这位买家的一个订单；再认领一个，或手机号也一致，就会自动合并',
  },
  'phone-of-member': {
    state: 'waiting',
    words: '买家的收货手机号和会员的手机号相同；收货人不一定是买家本人',
  },
  'phone-of-buyer': { state: 'waiting', words: '两位买家的收货手机号相同' },
  'phone-twice': { state: 'waiting', words: '两位会员授权了同一个手机号' },
  'phone-shared': {
    state: 'refused',
    words: `用这个手机号的超过 ${PEOPLE_OF_PHONE} 位，多半是前台或代收点，不作为线索`,
  },
  'many-phones': {
    state: 'refused',
    words: `这位买家寄到 ${PHONES_OF_BUYER} 个以上的手机号，多半是送礼或代购，不作为线索`,
  },
  'unionid-taken': { state: 'refused', words: '这个微信身份已经属于另一位会员' },
  'wecom-taken': { state: 'refused', words: '这位企业微信好友已经是另一个微信身份' },
  'order-taken': { state: 'refused', words: '这个订单已经由另一位会员认领' },
  'buyer-taken': { state: 'refused', words: '这位买家已经认定是另一位会员' },
  'too-large': { state: 'refused', words: `合并后会超过 ${KEYS_OF_PERSON} 个身份，不再合并` },
  'kept-apart': { state: 'refused', words: '运营认定过两边不是同一人，不再自动合并' },
} as const satisfies Record<string, Verdict>
export type RuleCode = keyof typeof RULES

export const verdictOf = (code: RuleCode): Verdict => RULES[code]

/** The first rule that holds decides; the last of each holds always. */
const TABLE: Record<LinkSource, readonly (readonly [RuleCode, When])[]> = {
  unionid: [
    ['unionid-taken', either(isTaken('unionid', 'a'), isTaken('unionid', 'b'))],
    ['sure-unionid', () => true],
  ],
  wecom: [
    ['wecom-taken', either(isTaken('wecom', 'a'), isTaken('wecom', 'b'))],
    ['sure-wecom', () => true],
  ],
  order: [
    ['order-taken', isTaken('order', 'b')],
    ['sure-order', () => true],
  ],
  phone: [
    ['sure-phone', (link, view) => !isTaken('phone', 'b')(link, view)],
    ['phone-shared', ({ b }, view) => isShared(b, view)],
    ['phone-twice', () => true],
  ],
  buyer: [
    ['buyer-taken', (link, view) => agrees(link, view) && isBuyerTaken(link, view)],
    ['agrees', agrees],
    ['one-order', () => true],
  ],
  parcel: [
    ['phone-shared', ({ b }, view) => isShared(b, view)],
    ['many-phones', ({ a }, view) => sendsToMany(a, view)],
    ['phone-of-member', isOfMember],
    ['phone-of-buyer', isTaken('parcel', 'b')],
    ['only-buyer', () => true],
  ],
}

/** What a link comes to by itself. */
export const ruleFor = (link: Link, view: View): RuleCode => {
  if (link.word) return link.word.same ? 'said-same' : 'said-apart'
  const source = sourceIn(link)
  const row = source && TABLE[source].find(([, when]) => when(link, view))
  return row ? row[0] : 'gone'
}

/** Whether the links at this end alone decide, whatever stands at the other one. */
export const isDecidedAt = (link: Link, key: IdentityKey, view: View): boolean =>
  link.word?.same === false ||
  (!link.word && link.notes.length === 0) ||
  (!link.word && sourceIn(link) === 'parcel' && kindOf(key) === 'phone' && isShared(key, view))
