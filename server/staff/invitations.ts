import * as v from 'valibot'
import { invitedRole } from '#core/staff/contract'
import { base32, sha256 } from '../platform/ids'
import { currentKeyFor } from '../platform/keys'
import { collection } from '../platform/store'

const invitation = v.object({
  /** sha256 of the token: who reads the database can not join by it (ASVS 6.5.2). */
  _id: v.string(),
  /** Absent where somebody is to run the brand. */
  storeId: v.optional(v.string()),
  role: invitedRole,
  /** staffId of the operator who made it: it ends with their right. */
  by: v.optional(v.string()),
  expiresAt: v.number(),
  usedAt: v.optional(v.number()),
  usedBy: v.optional(v.string()),
})
export type InvitationDoc = v.InferOutput<typeof invitation>
export const invitations = collection('invitations', invitation)

/** 26 characters of 5 bits: 130 bits, and inside the 32 that a mini-program code's scene takes. */
const TOKEN_LENGTH = 26

/**
 * The token of the invitation that one request makes. It is derived and never stored, so that a
 * retry can give the first answer again without the database knowing it.
 */
export const tokenOf = (requestKey: string): string =>
  base32(currentKeyFor('invitations').mac(requestKey), TOKEN_LENGTH)

export const invitationIdOf = (token: string): string => sha256(`invitation:${token}`)
