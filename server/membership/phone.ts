import { ok, type Result, refuse } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { onPhone } from '../invites'
import { unlessDone } from '../platform/audit'
import { changeMember, repliedBefore } from '../platform/change-member'
import type { ActionContext, Handler, OfMember } from '../platform/context'
import { phoneNumberOf } from '../platform/wechat'
import { readProfile } from './profile'

type Routes = typeof membershipMemberRoutes
type SetPhone = Routes['membership.setPhone']
type RemovePhone = Routes['membership.removePhone']

/** invalid code: used before, or older than five minutes. */
const CODE_INVALID = 40029

type PhoneRefusal = 'membership.phone-code-invalid' | 'membership.phone-unavailable'

/** Whatever else goes wrong must not stand in anybody's way (facts/platform.md §2.4). */
const ask = async (code: string): Promise<Result<string, PhoneRefusal>> => {
  try {
    return ok(await phoneNumberOf(code))
  } catch (error) {
    const { errCode } = error as { errCode?: unknown }
    if (errCode === CODE_INVALID) return refuse('membership.phone-code-invalid')
    console.error(JSON.stringify({ phoneNumber: 'unavailable', errCode: String(errCode) }))
    return refuse('membership.phone-unavailable')
  }
}

const write = (phone: string | undefined, context: ActionContext & OfMember) =>
  changeMember(context.member, context, ({ _id, profile: { phone: _before, ...rest } }) => {
    const profile = phone === undefined ? rest : { ...rest, phone }
    const after = phone === undefined ? '没有手机号' : '有手机号'
    return ok({ set: { profile }, deed: { subject: _id, after }, reply: null })
  })

const runSet: Handler<SetPhone>['run'] = async ({ code }, context) => {
  const { member, request } = context
  // The code works once: a retry must not ask for it again.
  const before = await repliedBefore<null>(member, request)
  if (before && !before.ok) return before
  if (!before) {
    const phone = await ask(code)
    if (!phone.ok) return phone
    const written = await write(phone.value, context)
    if (!written.ok) return written
    await onPhone(member, context.now)
  }
  return ok(await readProfile(member._id))
}

export const setPhone: Handler<SetPhone> = {
  run: runSet,
  again: (_input, { member }) => readProfile(member._id),
}

export const removePhone: Handler<RemovePhone> = {
  run: async (_input, context) => {
    // The member keeps only the newest receipts, and there may be another number by now.
    await unlessDone(context.request)
    const written = await write(undefined, context)
    return written.ok ? ok(await readProfile(context.member._id)) : written
  },
  again: (_input, { member }) => readProfile(member._id),
}
