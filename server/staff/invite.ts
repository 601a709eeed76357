import type { StoreView } from '#core/coupons/views'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { decideOffer, INVITATION_LIFE, type Offer, roleText } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { Answer, ContextOf, Handler } from '../platform/context'
import { withTx } from '../platform/store'
import { makeCode } from '../platform/wechat'
import { readStore } from '../stores'
import { invitationIdOf, invitations, tokenOf } from './invitations'

type Invite = (typeof staffOperatorRoutes)['staff.invite']

/** All of the answer but the token. */
interface Kept {
  fileId: string
  expiresAt: number
  store?: StoreView
}

const JOIN_PAGE = 'clerk/join/index'

const pathOf = (token: string) => `${JOIN_PAGE}?token=${token}`

const placeOf = async (
  offer: Offer,
): Promise<Result<{ store?: StoreView }, 'stores.not-found'>> => {
  if (offer.role === 'operator') return ok({})
  const store = await readStore(offer.storeId)
  return store ? ok({ store }) : refuse('stores.not-found')
}

const keep = (
  offer: Offer,
  kept: Kept,
  { request, row, staff }: ContextOf<Invite>,
): Answer<OutputOf<Invite>> =>
  withTx(async (tx) => {
    const token = tokenOf(request.key)
    const _id = invitationIdOf(token)
    const words = { storeId: kept.store?.id, after: roleText[offer.role] }
    await tx.add(audit, row({ subject: _id, ...words, reply: kept }))
    await tx.add(invitations, { _id, ...offer, by: staff._id, expiresAt: kept.expiresAt })
    return ok({ path: pathOf(token), ...kept })
  })

/**
 * Makes a one-time invitation. The picture is drawn before the commit: when the commit fails, a
 * picture that invites nobody is left, which harms nobody.
 */
const run: Handler<Invite>['run'] = async (input, context) => {
  const offer = decideOffer(input)
  if (!offer.ok) return offer
  const place = await placeOf(offer.value)
  if (!place.ok) return place
  const { key } = context.request
  const fileId = await makeCode(JOIN_PAGE, tokenOf(key), `invitations/${key}.png`)
  const expiresAt = context.now + INVITATION_LIFE
  return keep(offer.value, { fileId, expiresAt, ...place.value }, context)
}

export const invite: Handler<Invite> = {
  run,
  // The receipt holds no token: it is made again from the request.
  again: async (_input, { request }, stored) => ({
    path: pathOf(tokenOf(request.key)),
    ...(stored as Kept),
  }),
}
