import { ok, type Result, refuse } from '#core/kernel/result'
import type { StaffRole } from '#core/staff/contract'
import type { Staff } from '../platform/people'
import { readStore } from './read'

export interface PostHere {
  storeId: string
  storeName: string
  role: StaffRole
  /** Redemptions a business day; absent: as many as come (turns.ts). */
  dailyLimit?: number | undefined
}

/**
 * What this person is in a store; a clerk acts only for their own stores (law 5). An operator may
 * act as manager anywhere, for which the store is read. An unknown store is nobody's.
 */
export const postAt = async (
  staff: Staff,
  storeId: string,
): Promise<Result<PostHere, 'staff.not-your-store'>> => {
  const post = staff.posts.find((one) => one.storeId === storeId)
  if (post) return ok(post)
  const store = staff.operator ? await readStore(storeId) : undefined
  if (!store) return refuse('staff.not-your-store')
  return ok({ storeId, storeName: store.name, role: 'manager' })
}
