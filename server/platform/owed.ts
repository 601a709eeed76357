import * as v from 'valibot'
import { addMany, collection } from './store'

const owed = v.object({
  /** Made from what it is owed for: the same cause owes one coupon. */
  _id: v.string(),
  memberId: v.string(),
  templateId: v.string(),
  from: v.picklist(['checkin']),
  /** What it is for, in words. */
  why: v.string(),
  at: v.number(),
  status: v.picklist(['owed', 'given', 'lapsed']),
})
/**
 * A coupon that the brand owes a member. Written into the member's document with what it is owed for
 * (change-member.ts) and filed from there, as a sale is, so that no crash can forget it; given by the
 * call or by the jobs (server/grants).
 */
export type Owed = v.InferOutput<typeof owed>
export const grants = collection('grants', owed)

/** Files what a receipt holds; what is filed already stays as it is. */
export const fileOwed = (text: string): Promise<void> => addMany(grants, JSON.parse(text) as Owed[])
