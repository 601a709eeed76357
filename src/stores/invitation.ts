import type { VisitWay } from '#core/invites/events'
import { act, isLost, memory, type Out } from '@/cloud'
import { thisPhone } from '@/cloud/this-phone'

/** An invitation as it was opened: whose, and by which way it came. */
export interface Invitation {
  code: string
  way: VisitWay
  /** WeChat's number of that way (facts/platform.md §2.3). */
  scene: number
}

export interface KeptInvitation extends Invitation {
  /** The server has noted the visit. */
  told: boolean
  /** Who invites, once the server said so. */
  who?: string
}

export type InvitedNow = Out<'member', 'invites.visit'>

const KEY = 'invitation'

const isKept = (value: unknown): value is KeptInvitation =>
  typeof value === 'object' && value !== null && 'code' in value && 'way' in value

/** The invitation that this person opened last, until they are a member: also after days. */
export const keptInvitation = (): KeptInvitation | undefined => {
  const kept = memory.get(KEY)
  return isKept(kept) ? kept : undefined
}

export const forgetInvitation = (): void => memory.remove(KEY)

/** Notes the visit with the server; a visit that could not be noted is told again before joining. */
export async function visit({ code, way, scene }: Invitation) {
  const known = keptInvitation()
  const before = known?.code === code ? known : undefined
  memory.set(KEY, { told: false, ...before, code, way, scene } satisfies KeptInvitation)
  const input = { code, way, scene, phoneId: thisPhone().id }
  const answer = await act('member', 'invites.visit', input, { subject: code })
  if (answer.ok) {
    const { who } = answer.data.inviter
    memory.set(KEY, { code, way, scene, told: true, who } satisfies KeptInvitation)
  } else if (answer.error.code === 'invites.code-unknown') forgetInvitation()
  return answer
}

/** Before somebody joins, wherever: a visit that never reached the server does so now. */
export async function tellInvitation(): Promise<void> {
  const kept = keptInvitation()
  if (kept && !kept.told) await visit(kept)
}

/**
 * After somebody joined, wherever: gives what is owed to them as a friend. Whatever fails here is
 * made up by the server's own jobs. Undefined for somebody whom nobody invited.
 */
export async function settleInvited() {
  const kept = keptInvitation()
  if (!kept) return undefined
  const answer = await act('member', 'invites.settle', {}, { subject: kept.code })
  if (answer.ok || !isLost(answer.error)) forgetInvitation()
  return answer
}
