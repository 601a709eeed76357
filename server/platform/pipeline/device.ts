import { ok, type Result, refuse } from '#core/kernel/result'
import { type DeviceGiven, withDevice } from '#core/staff/rules'
import { type Staff, staff } from '../people'
import { absentOr, updateWhere } from '../store'

/** The list as it was read: a phone that is revoked at this moment stays so. */
const guardOf = ({ _id, devicesRev }: Staff) => ({
  _id,
  devicesRev: devicesRev === 0 ? absentOr(0) : devicesRev,
})

/** A list of phones is worth no sale: what fails here is told in the log and made up next time. */
const note = async (person: Staff, device: DeviceGiven, now: number): Promise<void> => {
  const devices = withDevice(person.devices, device, now)
  if (!devices) return
  try {
    await updateWhere(staff, guardOf(person), { set: { devices }, inc: { devicesRev: 1 } })
  } catch (error) {
    console.error(JSON.stringify({ unnotedDevice: true, fault: String(error) }))
  }
}

/**
 * Refuses a revoked phone, and notes a new or long unseen one, which costs one more write then.
 * A device id is the phone's own word: who knows how can leave it out or make another. It ends the
 * use of a phone that was lost, sold or left in a shop with somebody logged in; what law 5 rests on is
 * the WeChat identity and the revocation of the person (role.ts), which no phone can talk away.
 */
export const admitDevice = async (
  person: Staff | undefined,
  device: DeviceGiven | undefined,
  now: number,
): Promise<Result<true, 'role.device-revoked'>> => {
  if (!person || !device) return ok(true)
  const known = person.devices.find(({ id }) => id === device.id)
  if (known?.revoked) return refuse('role.device-revoked')
  await note(person, device, now)
  return ok(true)
}
