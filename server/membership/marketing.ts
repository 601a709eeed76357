import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { changeMember } from '../platform/change-member'
import type { UseCase } from '../platform/context'

const inWords = (optOut: boolean): string => (optOut ? '不接收营销消息' : '可以接收营销消息')

/** Whoever asks for a list or gives to one reads it here, in the member's own document. */
export const setMarketing: UseCase<(typeof membershipMemberRoutes)['membership.setMarketing']> = (
  { optOut },
  context,
) =>
  changeMember(context.member, context, (member) =>
    ok({
      set: { optOut },
      deed: { subject: member._id, before: inWords(member.optOut), after: inWords(optOut) },
      reply: { optOut },
    }),
  )
