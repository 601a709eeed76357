import { ok, type Result, refuse } from '../kernel/result'
import { DAY } from '../kernel/time'
import type { Device, InvitedRole, StaffRole } from './contract'

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

/**
 * A person has one post per store; the newest invitation decides which. It says nothing of a daily
 * limit, which stays: only an operator lifts it.
 */
export const withPost = <P extends PostState>(posts: readonly P[], post: P): P[] => [
  ...posts.filter(({ storeId }) => storeId !== post.storeId),
  { ...posts.find(({ storeId }) => storeId === post.storeId), ...post },
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

export const withLimit = <P extends PostState & { dailyLimit?: number | undefined }>(
  posts: readonly P[],
  storeId: string,
  dailyLimit: number | undefined,
): P[] =>
  posts.map((post) => {
    if (post.storeId !== storeId) return post
    const { dailyLimit: _before, ...rest } = post
    return (dailyLimit === undefined ? rest : { ...rest, dailyLimit }) as P
  })

export const limitText = (dailyLimit: number | undefined): string =>
  dailyLimit === undefined ? '每天不限' : `每天 ${dailyLimit} 次`

/** What a phone says of itself with each call of somebody who works here. */
export interface DeviceGiven {
  id: string
  name: string
}

/** Phones kept of one person, the newest first; more is no list that anybody reads. */
export const MAX_DEVICES = 10
/** How often a known phone is written down again: what a list of phones needs, no more. */
const SEEN_EVERY = DAY

/** Revoked ones are never forgotten, or else a phone could be changed until it is; the newest stays. */
const kept = (devices: readonly Device[]): Device[] => {
  const revoked = devices.filter((one) => one.revoked).length
  const room = Math.max(1, MAX_DEVICES - revoked)
  const working = devices.filter((one) => !one.revoked).slice(0, room)
  return devices.filter((one) => one.revoked || working.includes(one))
}

/** The phones with this one as seen now, newest first; undefined when it need not be written. */
export const withDevice = (
  devices: readonly Device[],
  { id, name }: DeviceGiven,
  now: number,
): Device[] | undefined => {
  const known = devices.find((one) => one.id === id)
  if (known && now < known.seenAt + SEEN_EVERY) return undefined
  const seen = { firstAt: now, revoked: false, ...known, id, name, seenAt: now }
  return kept([seen, ...devices.filter((one) => one.id !== id)])
}
