import { ok, type Result, refuse } from '../kernel/result'
import { DAY } from '../kernel/time'
import type { StaffRole } from './contract'

/** Long enough for a shift plan, short enough that a lost picture is soon worthless. */
export const INVITATION_LIFE = 3 * DAY

export interface InvitationState {
  expiresAt: number
  usedAt?: number | undefined
}

export type InvitationRefusal =
  | 'staff.invitation-invalid'
  | 'staff.invitation-used'
  | 'staff.invitation-expired'

/** An invitation is good once and for a while. */
export const decideInvitation = <T extends InvitationState>(
  invitation: T | undefined,
  now: number,
): Result<T, InvitationRefusal> => {
  if (!invitation) return refuse('staff.invitation-invalid')
  if (invitation.usedAt !== undefined) return refuse('staff.invitation-used')
  if (invitation.expiresAt < now) return refuse('staff.invitation-expired')
  return ok(invitation)
}

export interface PostState {
  storeId: string
  storeName: string
  role: StaffRole
}

/** A person has one post per store; the newest invitation decides which. */
export const withPost = <P extends PostState>(posts: readonly P[], post: P): P[] => [
  ...posts.filter(({ storeId }) => storeId !== post.storeId),
  post,
]

export const withoutPost = <P extends PostState>(posts: readonly P[], storeId: string): P[] =>
  posts.filter((post) => post.storeId !== storeId)

export const roleText: Record<StaffRole, string> = { clerk: '店员', manager: '店长' }
