import * as v from 'valibot'
import type { Role } from '#core/kernel/route'
import { businessDayOf } from '#core/kernel/time'
import { cause, pointsLine } from '#core/points/views'
import { hashId, sha256 } from './ids'
import { addOnce, collection, DuplicateError, get } from './store'

const couponUse = v.object({
  couponId: v.string(),
  templateId: v.string(),
  name: v.string(),
  redemptionId: v.string(),
  /** Signed. */
  fen: v.number(),
  back: v.boolean(),
  /** brand, store, or the partner's name. */
  bearer: v.string(),
  saleId: v.optional(v.string()),
})
export type CouponUse = v.InferOutput<typeof couponUse>

const auditDoc = v.object({
  /** Made from the person and the request id: a second receipt of one request can not exist. */
  _id: v.string(),
  action: v.string(),
  whoId: v.string(),
  role: v.picklist(['anyone', 'member', 'clerk', 'manager', 'operator', 'system']),
  storeId: v.optional(v.string()),
  /** Id of what was acted upon. */
  subject: v.string(),
  /** For an undo: the row it takes back. */
  of: v.optional(v.string(), ''),
  why: v.optional(v.string()),
  before: v.optional(v.string()),
  after: v.optional(v.string()),
  at: v.number(),
  day: v.string(),
  requestId: v.string(),
  inputHash: v.string(),
  /** The first answer as JSON text, without personal data: a retry gets it again (law 2). */
  reply: v.string(),
  /**
   * Coupons that this deed used (fen above or at zero) or took back (`back`, fen below or at zero): the
   * entries of the settlement of the row's store. Their sum is what the coupons' own redemptions say.
   */
  uses: v.optional(v.array(couponUse)),
  /** `at` of a row with uses, and of no other: a settlement reads nothing else. */
  settledAt: v.optional(v.number()),
  /** Whose ledger the lines below belong to; absent when no points moved. */
  memberId: v.optional(v.string()),
  /** Ledger entries of this deed (law 3), oldest first. The fold of all rows is the account. */
  points: v.optional(
    v.object({
      cause,
      lines: v.array(pointsLine),
      /** The rule as it was then, in words. */
      rule: v.optional(v.string()),
      /** What the points were earned with or spent on. */
      document: v.optional(
        v.object({ kind: v.picklist(['sale', 'coupon', 'day']), id: v.string(), name: v.string() }),
      ),
      /** Where it happened, in words. */
      where: v.optional(v.string()),
    }),
  ),
})
/** One row says who did what, where and why (law 9), and is the receipt of the request (law 2). */
export type AuditDoc = v.InferOutput<typeof auditDoc>

export const audit = collection('audit', auditDoc)

/** What makes two sendings the same request. */
export interface Request {
  /** _id of its receipt. */
  key: string
  requestId: string
  inputHash: string
}

/**
 * `parsed` must come from the route's schema, whose fields have one order. The openid salts the hash:
 * a bare one of a birthday could be guessed back, long after the profile was erased (law 8).
 */
export const requestOf = (openid: string, requestId: string, parsed: unknown): Request => ({
  key: hashId(`request:${openid}:${requestId}`),
  requestId,
  inputHash: sha256(`${openid}:${JSON.stringify(parsed)}`),
})

export type PointsPosting = NonNullable<AuditDoc['points']>

/** What a use-case says about its deed; the platform adds who, when and which request. */
export interface Deed {
  /** Id of what was acted upon. */
  subject: string
  /** When somebody becomes staff by this very deed; otherwise the role says who it was. */
  whoId?: string
  storeId?: string | undefined
  of?: string
  why?: string
  before?: string
  after?: string
  /** Coupons that it used or took back, for the settlement of its store. */
  uses?: CouponUse[]
  /** Points that moved with it. A deed without lines moved none. */
  ledger?: { memberId: string } & PointsPosting
  /** The answer, or what is needed to build it again when it holds personal data. */
  reply: unknown
}

export interface Doer {
  action: string
  whoId: string
  role: Role
  now: number
  request: Request
}

/** The audit row of a deed, to be added in the same commit. */
export const rowOf = (doer: Doer, deed: Deed): AuditDoc => ({
  _id: doer.request.key,
  action: doer.action,
  whoId: deed.whoId ?? doer.whoId,
  role: doer.role,
  ...(deed.storeId === undefined ? {} : { storeId: deed.storeId }),
  subject: deed.subject,
  of: deed.of ?? '',
  ...(deed.why === undefined ? {} : { why: deed.why }),
  ...(deed.before === undefined ? {} : { before: deed.before }),
  ...(deed.after === undefined ? {} : { after: deed.after }),
  at: doer.now,
  day: businessDayOf(doer.now),
  requestId: doer.request.requestId,
  inputHash: doer.request.inputHash,
  reply: JSON.stringify(deed.reply),
  ...usesOf(deed, doer.now),
  ...postingOf(deed),
})

const usesOf = ({ uses = [] }: Deed, now: number): Pick<AuditDoc, 'uses' | 'settledAt'> =>
  uses.length === 0 ? {} : { uses, settledAt: now }

const postingOf = ({ ledger }: Deed): Pick<AuditDoc, 'memberId' | 'points'> => {
  if (!ledger || ledger.lines.length === 0) return {}
  const { memberId, ...points } = ledger
  return { memberId, points }
}

/** The row of a timer's work, which nobody asked for. */
export const systemRow = (
  action: string,
  key: string,
  now: number,
  deed: Omit<Deed, 'reply'>,
): AuditDoc =>
  ({
    ...rowOf(
      {
        action,
        whoId: 'system',
        role: 'operator',
        now,
        request: { key, requestId: key, inputHash: '' },
      },
      { ...deed, reply: null },
    ),
    role: 'system',
  }) satisfies AuditDoc

/**
 * Files the row of a deed that is done, and that carries it. A request id that was used before for
 * another deed has its row already; this one stands beside it then, so that whoever repeats an id on
 * purpose hides no deed, and no entry of a settlement, behind the first (law 9). True when it was
 * filed now.
 */
export const fileRow = async (row: AuditDoc): Promise<boolean> => {
  if (await addOnce(audit, row)) return true
  const there = await get(audit, row._id)
  if (!there || there.inputHash === row.inputHash) return false
  return addOnce(audit, { ...row, _id: hashId(`beside:${row._id}:${row.inputHash}`) })
}

/**
 * For a use-case that may find nothing to do: throws as the receipt's own add would when this
 * request was done before, so that a retry gets the first answer and a changed one its refusal.
 */
export const unlessDone = async ({ key }: Request): Promise<void> => {
  if (await get(audit, key)) throw new DuplicateError(audit.name, key)
}
