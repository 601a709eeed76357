import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { audit } from '../platform/audit'
import type { ContextOf, Handler } from '../platform/context'
import { staff } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { personAgain } from './again'
import { staffViewOf } from './view'

type SetDevice = (typeof staffOperatorRoutes)['staff.setDevice']

const inWords = (name: string, revoked: boolean) => `${name} · ${revoked ? '已停用' : '可用'}`

const attempt = async (
  tx: Tx,
  { staffId, deviceId, revoked }: InputOf<SetDevice>,
  context: ContextOf<SetDevice>,
) => {
  const person = await tx.get(staff, staffId)
  if (!person) return refuse('staff.not-found')
  const device = person.devices.find(({ id }) => id === deviceId)
  if (!device) return refuse('staff.device-not-found')
  const devices = person.devices.map((one) => (one === device ? { ...one, revoked } : one))
  // The list as the pipeline has read it can not be written any more: it would undo this.
  await tx.update(staff, staffId, { set: { devices }, inc: { devicesRev: 1 } })
  const words = {
    before: inWords(device.name, device.revoked),
    after: inWords(device.name, revoked),
  }
  await tx.add(audit, context.row({ subject: staffId, ...words, reply: null }))
  return ok({ staff: staffViewOf({ ...person, devices }, context.caller) })
}

/** Refuses this phone of a person from the next call on, or lets it work again. */
export const setDevice: Handler<SetDevice> = {
  run: (input, context) => withTx((tx) => attempt(tx, input, context)),
  again: personAgain,
}
