import * as v from 'valibot'
import { platform } from '../events/event'
import { instant } from '../kernel/fields'
import { orderState } from './line'

/**
 * The life of an import. What a file says is first taken in beside the orders (`checking`), where it
 * changes nothing and where it is compared with what is known (`checked`); `running` puts it in force
 * order by order, `undoing` takes it out of force again. Both compute each order anew from what all
 * imports in force say of it (import-held.ts).
 *
 *   checking → checked → running ⇄ paused → done → undoing → undone
 *      ↓ failed   ↓ cancelled  ↓ cancelled ⤴ (what is in stays until it is undone)
 */
export const importState = v.picklist([
  'checking',
  'failed',
  'checked',
  'running',
  'paused',
  'cancelled',
  'done',
  'undoing',
  'undone',
])
export type ImportState = v.InferOutput<typeof importState>

/** What an operator wants of a running import; done between two slices, never within one. */
export const importWish = v.picklist(['', 'pause', 'cancel'])
export type ImportWish = v.InferOutput<typeof importWish>

/** What an import changes, or would change. Signed where an import can lower it. */
export const importDiff = v.strictObject({
  /** Orders of the file: fresh + changed + same. */
  orders: v.number(),
  /** Not known before. */
  fresh: v.number(),
  changed: v.number(),
  same: v.number(),
  /** Purchases more, and what was paid for them, fen. */
  bought: v.number(),
  fen: v.number(),
  /** Given back more, fen. */
  backFen: v.number(),
  /** Buyers by name, whom no import in force knows, and whom one knows. */
  buyersNew: v.number(),
  buyersKnown: v.number(),
})
export type ImportDiff = v.InferOutput<typeof importDiff>

export const NO_DIFF: ImportDiff = {
  orders: 0,
  fresh: 0,
  changed: 0,
  same: 0,
  bought: 0,
  fen: 0,
  backFen: 0,
  buyersNew: 0,
  buyersKnown: 0,
}

export const addDiff = (a: ImportDiff, b: Partial<ImportDiff>): ImportDiff => {
  const sum = { ...a }
  for (const [field, more] of Object.entries(b)) sum[field as keyof ImportDiff] += more
  return sum
}

/** What is held of an order: as all imports in force say together. */
export const held = v.object({
  state: orderState,
  /** Paid, else made; 0 where no file tells. */
  at: v.number(),
  /** Money has come for it: what was never paid is no purchase, what went back was one. */
  bought: v.boolean(),
  /** Paid, before anything went back. */
  fen: v.number(),
  /** Given back, in the steps in which we learned of it: [when, fen]. */
  backs: v.array(v.tuple([v.number(), v.number()])),
  /** Identities (core/identity/keys.ts). */
  buyer: v.optional(v.string()),
  phone: v.optional(v.string()),
  goods: v.array(v.string()),
})
export type Held = v.InferOutput<typeof held>

/** An order as an operator sees it. */
export const orderView = v.strictObject({
  id: v.string(),
  platform,
  platformName: v.string(),
  orderNo: v.string(),
  state: orderState,
  stateName: v.string(),
  at: v.optional(instant),
  fen: v.number(),
  backFen: v.number(),
  goods: v.array(v.string()),
  /** Imports in force that say it, newest first. */
  imports: v.array(v.strictObject({ id: v.string(), name: v.string(), at: instant })),
  /** 会员 尾号 5678, who has claimed it. */
  claimedBy: v.optional(v.string()),
  claimedAt: v.optional(instant),
  /** What the claim has earned so far. */
  points: v.optional(v.number()),
})
export type OrderView = v.InferOutput<typeof orderView>

export const platformNames: Record<v.InferOutput<typeof platform>, string> = {
  taobao: '淘宝天猫',
  douyin: '抖音',
  pinduoduo: '拼多多',
  jd: '京东',
  other: '其他渠道',
  store: '门店',
}

export const stateNames: Record<v.InferOutput<typeof orderState>, string> = {
  unpaid: '未付款',
  paid: '已付款',
  closed: '已关闭',
}
