import * as v from 'valibot'
import { monthCard } from '#core/checkin/views'
import { maskedMember } from '#core/membership/rules'
import { birthday } from '#core/membership/views'
import { EMPTY } from '#core/points/rules'
import { account, pointsByHand } from '#core/points/views'
import { LOWEST } from '#core/tiers/rules'
import { growthDay, tierState } from '#core/tiers/views'
import { collection, getMany } from './store'

/** Later than any date that a rule can make; an index can not ask for "none". */
export const FAR = 9_000_000_000_000_000

/** The two kinds of people that a call may come from; the pipeline loads them for the role. */

const member = v.object({
  _id: v.string(),
  openid: v.string(),
  /** The same person towards the brand's corp on WeCom; erased with the account. */
  unionid: v.optional(v.string()),
  /** When it was noted first: the jobs look for friends of it since then (server/wecom). */
  unionidAt: v.optional(v.number()),
  /** Short card number, eight digits: to read aloud, not a secret. */
  number: v.string(),
  /** Ten digits inside the rotating member code. */
  handle: v.string(),
  joinedAt: v.number(),
  /** The first joining of all, which closing does not undo: who comes back is not new. */
  firstAt: v.optional(v.number()),
  /** Team by whose invitation they came, while it may count; others cost their deeds no request. */
  invitedTeam: v.optional(v.string()),
  /** Wants no marketing (facts/platform.md C20); applied last, always. */
  optOut: v.optional(v.boolean(), false),
  /** When they agreed that their own invitations show nickname and picture; 0 once they said no. */
  shownAt: v.optional(v.number()),
  /** What was agreed to, and when (PIPL art. 14: consent must be provable). */
  consent: v.object({ version: v.string(), hash: v.string(), at: v.number() }),
  /** Grows by one with every change: what a guarded write holds on to. */
  rev: v.optional(v.number(), 0),
  /** Lots and balance; the ledger's lines stand in the audit rows (law 3). */
  account: v.optional(account, EMPTY),
  /** Earliest last instant of a lot; FAR when there is none: the job asks for those below now. */
  nextExpiry: v.optional(v.number(), FAR),
  /** Stands here and is written with the account: two changes at once can not both fit. */
  byHand: v.optional(pointsByHand),
  growth: v.optional(v.array(growthDay), []),
  tier: v.optional(tierState, LOWEST),
  /** End of the tier's period; FAR when it has none. */
  tierEnds: v.optional(v.number(), FAR),
  /** Months of stamps, oldest first. */
  stamps: v.optional(v.array(monthCard), []),
  /** Step of the last member code that was spent; an older or equal one never works again. */
  lastStep: v.optional(v.number(), 0),
  /** For the code page: the newest sale, as it was told at the till. */
  newestSale: v.optional(
    v.object({
      saleId: v.string(),
      at: v.number(),
      store: v.string(),
      listFen: v.number(),
      payFen: v.number(),
      pointsUsed: v.number(),
      pointsEarned: v.number(),
    }),
  ),
  /** Given by choice, each part erasable (facts/platform.md C19, C20). */
  profile: v.optional(
    v.object({
      nickname: v.optional(v.string()),
      avatar: v.optional(v.string()),
      birthday: v.optional(birthday),
      phone: v.optional(v.string()),
    }),
    {},
  ),
  /** When the membership was ended; the person may join again. */
  closedAt: v.optional(v.number()),
  /** Sales that must not be finished any more (sales/settle.ts). */
  fences: v.optional(v.array(v.string()), []),
  /** Rows, sales and coupons owed, written with this document; the jobs file those that a crash left. */
  receipts: v.optional(
    v.array(
      v.object({
        id: v.string(),
        row: v.string(),
        sale: v.optional(v.string()),
        owed: v.optional(v.string()),
      }),
    ),
    [],
  ),
  /** Time of the newest receipt; 0 when there is none. */
  receiptAt: v.optional(v.number(), 0),
})
export type Member = v.InferOutput<typeof member>

/** Whoever has closed the account is a stranger until they join again. */
export const isOpen = (found: Member | undefined): found is Member =>
  found !== undefined && found.closedAt === undefined

export const members = collection('members', member)

/** Fields of a unionid that was seen now. */
export const unionidFields = (
  { unionid }: { unionid?: string },
  now: number,
): { unionid?: string; unionidAt?: number } =>
  unionid === undefined ? {} : { unionid, unionidAt: now }

const post = v.object({
  storeId: v.string(),
  /** Copied from the store, so that a redemption needs no further read. */
  storeName: v.string(),
  role: v.picklist(['clerk', 'manager']),
  /** Redemptions a business day; absent: as many as come. */
  dailyLimit: v.optional(v.number()),
})
export type Post = v.InferOutput<typeof post>

const staffDevice = v.object({
  id: v.string(),
  name: v.string(),
  firstAt: v.number(),
  seenAt: v.number(),
  revoked: v.boolean(),
})

const NONE_TODAY = { day: '', counts: {}, back: {} }

const staffMember = v.object({
  _id: v.string(),
  openid: v.string(),
  name: v.string(),
  operator: v.boolean(),
  posts: v.array(post),
  /** Holds any right at all; kept as a field because a query can not ask for it otherwise. */
  active: v.boolean(),
  joinedAt: v.number(),
  /** Phones from which this person has worked, newest first; a revoked one is refused. */
  devices: v.optional(v.array(staffDevice), []),
  /** Grows with every change of them: a list that was read before can not be written any more. */
  devicesRev: v.optional(v.number(), 0),
  /** Redemptions of a business day, by store; counted only where there is a limit. */
  usedToday: v.optional(
    v.object({
      day: v.string(),
      counts: v.record(v.string(), v.number()),
      /** Undone redemptions of that day whose turn has come back. */
      back: v.optional(v.record(v.string(), v.number()), {}),
    }),
    NONE_TODAY,
  ),
  /**
   * Request by which this operator last took somebody's right. Written in that commit, so that two
   * operators who remove each other conflict: a snapshot alone would let both go.
   */
  rightUsed: v.optional(v.string()),
})
export type Staff = v.InferOutput<typeof staffMember>

export const staff = collection('staff', staffMember)

/** Somebody who holds no right yet. */
export const newcomer = (
  { staffId, openid }: { staffId: string; openid: string },
  now: number,
): Staff => ({
  _id: staffId,
  openid,
  name: '',
  operator: false,
  posts: [],
  active: false,
  joinedAt: now,
  devices: [],
  devicesRev: 0,
  usedToday: NONE_TODAY,
})

const numbersOf = async (ids: readonly string[]): Promise<[string, string][]> =>
  (await getMany(members, ids)).map(({ _id, number }) => [_id, maskedMember(number)])

const staffNamesOf = async (ids: readonly string[]): Promise<[string, string][]> =>
  (await getMany(staff, ids)).map(({ _id, name }) => [_id, name])

/** Members by id, as other people may see them: 会员 尾号 5678. */
export const memberNames = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(await numbersOf(ids))

/** The same for ids of members and of staff together. */
export const peopleNames = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await Promise.all([staffNamesOf(ids), numbersOf(ids)])).flat())

/** Names of staff for rows that they made; who has been removed since is said to have left. */
export const staffNames = async (ids: readonly string[]): Promise<(id: string) => string> => {
  const people = new Map(await staffNamesOf(ids))
  return (id) => people.get(id) ?? '已离职'
}
