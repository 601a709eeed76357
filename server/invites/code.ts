import { codeFrom } from '#core/invites/code'
import { hashId } from '../platform/ids'
import { currentKeyFor, keysFor } from '../platform/keys'

/**
 * Codes of a member in a campaign, the current key's first: the same member always gets the same
 * code, nobody can work out another one's, and a team that was opened under an older key is found.
 */
export const codesOf = (campaignId: string, memberId: string): string[] =>
  keysFor('invite').map((key) => codeFrom(key.mac(`${campaignId}.${memberId}`)))

/** Opaque name of a friend, of this team only. */
export const friendKey = (teamId: string, friendId: string): string =>
  hashId(`friend:${teamId}:${friendId}`)

/** What a phone or a network is called here: nobody can turn it back without our key. */
export const blurred = (text: string): string => codeFrom(currentKeyFor('invite-marks').mac(text))
