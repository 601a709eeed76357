import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { checkBirthday, isOwnAvatar } from '#core/membership/rules'
import { followFace } from '../invites'
import { audit, type Request, unlessDone } from '../platform/audit'
import { changeMember, type MemberDeed } from '../platform/change-member'
import type { ContextOf, Handler } from '../platform/context'
import { type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { environment, removeFiles } from '../platform/wechat'
import { readProfile } from './profile'

type Save = (typeof membershipMemberRoutes)['membership.saveProfile']
type Form = InputOf<Save>
type Context = ContextOf<Save>

const PARTS = { nickname: '昵称', avatar: '头像', birthday: '生日', phone: '手机号' } as const

/** Which parts there are, never what they say: the audit outlives them. */
const inWords = (given: Member['profile']): string => {
  const parts = Object.entries(PARTS).filter(([part]) => given[part as keyof typeof PARTS])
  return parts.length === 0 ? '没有资料' : parts.map(([, word]) => word).join('、')
}

const deedOf = <T>(member: Member, after: Member['profile'], reply: T): MemberDeed<T> => ({
  set: { profile: after },
  deed: { subject: member._id, before: inWords(member.profile), after: inWords(after) },
  reply,
})

const isOurs = (avatar: string, member: Member): boolean =>
  avatar === member.profile.avatar || isOwnAvatar(avatar, member._id, environment())

const replaced = ({ phone }: Member['profile'], form: Form): Member['profile'] => ({
  ...form,
  ...(phone === undefined ? {} : { phone }),
})

const pictures = (...ids: (string | undefined)[]): string[] =>
  ids.flatMap((id) => (id === undefined ? [] : [id]))

/** Pictures go first: a crash in between then leaves a profile to erase again, and no picture. */
const erase = async (form: Form, context: Context) => {
  const { member } = context
  const fresh = form.avatar !== undefined && isOurs(form.avatar, member) ? form.avatar : undefined
  await removeFiles(pictures(member.profile.avatar, fresh))
  return changeMember(member, context, (now) => ok(deedOf(now, {}, null)))
}

const wasDone = async ({ receipts }: Member, { key }: Request): Promise<boolean> =>
  receipts.some(({ id }) => id === key) || (await get(audit, key)) !== undefined

/** Invitations that show nickname and picture show what stands there now, or nothing any more. */
const followProfile = async ({ _id, shownAt }: Member): Promise<void> => {
  const member = shownAt ? await get(members, _id) : undefined
  if (member) await followFace(member)
}

/**
 * Below the age nothing is kept and nothing stays; the refusal says so, after it is done. A retry
 * erases nothing: what stands there then was put right since.
 */
const refuseChild = async (form: Form, context: Context) => {
  if (await wasDone(context.member, context.request)) return refuse('membership.under-14')
  const erased = await erase(form, context)
  if (erased.ok) await followProfile(context.member)
  return erased.ok ? refuse('membership.under-14') : erased
}

/**
 * `dropped` stays empty for a retry: what it replaced then may be what is shown now. A late one is
 * looked up first, because the member keeps only the newest receipts.
 */
const replace = async (form: Form, context: Context) => {
  await unlessDone(context.request)
  let dropped: string | undefined
  const saved = await changeMember(context.member, context, (member) => {
    const { avatar } = member.profile
    if (form.avatar !== undefined && !isOurs(form.avatar, member))
      return refuse('membership.avatar-not-yours')
    dropped = avatar === form.avatar ? undefined : avatar
    return ok(deedOf(member, replaced(member.profile, form), null))
  })
  if (saved.ok) await removeFiles(pictures(dropped))
  return saved
}

const run: Handler<Save>['run'] = async (form, context) => {
  const born = checkBirthday(form.birthday, context.now)
  if (!born.ok) return born.code === 'membership.under-14' ? refuseChild(form, context) : born
  const saved = await replace(form, context)
  if (saved.ok) await followProfile(context.member)
  return saved.ok ? ok(await readProfile(context.member._id)) : saved
}

/** Replaces nickname, picture and birthday; what is left out is erased, a picture with its file. */
export const saveProfile: Handler<Save> = {
  run,
  // Age follows from the birthday given: the refusal stands although it left a receipt.
  neverDone: ['membership.under-14'],
  again: (_form, { member }) => readProfile(member._id),
}
