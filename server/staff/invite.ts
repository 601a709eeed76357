import type { StoreView } from '#core/coupons/views'
import { ok, refuse } from '#core/kernel/result'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { INVITATION_LIFE, roleText } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { Handler } from '../platform/context'
import { withTx } from '../platform/store'
import { makeCode } from '../platform/wechat'
import { readStore } from '../stores'
import { invitationIdOf, invitations, tokenOf } from './invitations'

type Invite = (typeof staffOperatorRoutes)['staff.invite']

const JOIN_PAGE = 'clerk/join/index'

const pathOf = (token: string) => `${JOIN_PAGE}?token=${token}`

/**
 * Makes a one-time invitation. The picture is drawn before the commit: when the commit fails, a
 * picture that invites nobody is left, which harms nobody.
 */
const run: Handler<Invite>['run'] = async ({ storeId, role }, context) => {
  const store = await readStore(storeId)
  if (!store) return refuse('stores.not-found')
  const token = tokenOf(context.request.key)
  const fileId = await makeCode(JOIN_PAGE, token, `invitations/${context.request.key}.png`)
  const expiresAt = context.now + INVITATION_LIFE
  return withTx(async (tx) => {
    const kept = { fileId, expiresAt, store }
    const _id = invitationIdOf(token)
    await tx.add(audit, context.row({ subject: _id, storeId, after: roleText[role], reply: kept }))
    await tx.add(invitations, { _id, storeId, role, expiresAt })
    return ok({ path: pathOf(token), ...kept })
  })
}

export const invite: Handler<Invite> = {
  run,
  // The receipt holds no token: it is made again from the request.
  again: async (_input, { request }, stored) => ({
    path: pathOf(tokenOf(request.key)),
    ...(stored as { fileId: string; expiresAt: number; store: StoreView }),
  }),
}
