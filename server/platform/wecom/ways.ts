import * as v from 'valibot'
import { ok } from '#core/kernel/result'
import { REMARK_LENGTH, STATE_LENGTH, USERS_PER_WAY } from '#core/wecom/limits'
import { call, nothingElse } from './call'
import type { Outcome } from './outcome'

export interface WayWish {
  /** One: the way leads to this person; several: WeCom chooses. */
  userIds: readonly string[]
  /** Opaque, at most 30 of letters, digits, - and _; comes back in the callback. */
  state: string
  /** For the staff's eyes. */
  remark: string
}

const check = ({ userIds, state }: WayWish): void => {
  if (!new RegExp(`^[A-Za-z0-9_-]{1,${STATE_LENGTH}}$`).test(state))
    throw new Error(`wecom: a state has 1 to ${STATE_LENGTH} letters, digits, - or _`)
  if (userIds.length === 0 || userIds.length > USERS_PER_WAY)
    throw new Error(`wecom: a way has 1 to ${USERS_PER_WAY} people`)
}

const fieldsOf = ({ userIds, state, remark }: WayWish) => ({
  remark: Array.from(remark).slice(0, REMARK_LENGTH).join(''),
  state,
  user: userIds,
})

const made = v.object({ config_id: v.string(), qr_code: v.string() })

/** Makes a QR code by which a friend adds the staff without being asked; counts in the corp's quota. */
export const addWay = async (
  wish: WayWish,
): Promise<Outcome<{ configId: string; qrCode: string }>> => {
  check(wish)
  const type = wish.userIds.length === 1 ? 1 : 2
  const body = { type, scene: 2, skip_verify: true, ...fieldsOf(wish) }
  const answered = await call({ path: 'externalcontact/add_contact_way', body }, made)
  if (!answered.ok) return answered
  return ok({ configId: answered.value.config_id, qrCode: answered.value.qr_code })
}

/** The QR code stays the same. Its type can not change: one person stays one. */
export const updateWay = async (configId: string, wish: WayWish): Promise<Outcome<object>> => {
  check(wish)
  const body = { config_id: configId, ...fieldsOf(wish) }
  return call({ path: 'externalcontact/update_contact_way', body }, nothingElse)
}

export const removeWay = (configId: string): Promise<Outcome<object>> =>
  call({ path: 'externalcontact/del_contact_way', body: { config_id: configId } }, nothingElse)
