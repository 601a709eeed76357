import { ok, type Result, refuse } from '../kernel/result'
import { DAY } from '../kernel/time'
import type { InvitedRole, StaffRole } from './contract'

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

/** What is offered: a post in one store, or the brand as a whole. */
export type Offer = { role: StaffRole; storeId: string } | { role: 'operator' }

/** A post without a store would open no till, and a store would promise an operator too little. */
export const decideOffer = ({
  role,
  storeId,
}: {
  role: InvitedRole
  storeId?: string | undefined
}): Result<Offer, 'staff.store-needed' | 'staff.store-needless'> => {
  if (role === 'operator')
    return storeId === undefined ? ok({ role }) : refuse('staff.store-needless')
  return storeId === undefined ? refuse('staff.store-needed') : ok({ role, storeId })
}

/**
 * Takes the right to run the brand from somebody who has it, never from oneself: so whoever takes
 * one keeps one, and the brand is never left without an operator.
 */
export const decideRemoval = <P extends { _id: string; operator: boolean }>(
  person: P | undefined,
  takerId: string,
): Result<P, 'staff.not-found' | 'staff.own-right'> => {
  if (!person?.operator) return refuse('staff.not-found')
  return person._id === takerId ? refuse('staff.own-right') : ok(person)
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

export const roleText: Record<InvitedRole, string> = {
  clerk: '店员',
  manager: '店长',
  operator: '运营',
}

/** What somebody may do in this store, or without a store for the brand: words for the record. */
export const heldText = (
  { operator, posts }: { operator: boolean; posts: readonly PostState[] },
  storeId: string | undefined,
): string => {
  if (storeId === undefined) return operator ? roleText.operator : '无'
  const post = posts.find((one) => one.storeId === storeId)
  return post ? roleText[post.role] : '无'
}
