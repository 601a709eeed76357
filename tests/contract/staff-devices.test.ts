import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '#core/kernel/route'
import { DAY, HOUR } from '#core/kernel/time'
import type { StaffView } from '#core/staff/contract'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { hire, type Stage, setStage } from '../story'
import { tillOf } from './redemption-bench'

const phone = (name: string) => ({ id: `dPhone${name}0123456789`, name })

describe('phones of staff', () => {
  let shuke: Shuke
  let stage: Stage
  let till: ReturnType<typeof tillOf>

  const list = async (): Promise<StaffView[]> =>
    (await shuke.must(stage.operator, 'operator', 'staff.list', {})).staff
  const hired = async () => {
    const clerk = await hire(shuke, stage.operator, stage.storeId)
    return { clerk, staffId: (await list())[0]?.id ?? '' }
  }
  const devicesOf = async (staffId: string) =>
    (await list()).find(({ id }) => id === staffId)?.devices ?? []
  /** As the mini-program calls: from a phone. */
  const from = async (
    device: unknown,
    person: string,
    route: string,
    input: object,
    requestId = newRequestId(),
  ) => {
    const reply = await shuke.cloud.call('clerk', person, { route, input, requestId, device })
    if ('result' in reply) return reply.result as Reply<unknown>
    throw new Error(reply.errMsg)
  }
  const home = (device: unknown, person: string) => from(device, person, 'staff.home', {})
  const set = (staffId: string, deviceId: string, revoked: boolean) =>
    shuke.must(stage.operator, 'operator', 'staff.setDevice', { staffId, deviceId, revoked })

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke, { stock: 1000 })
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  it('are noted when they are new, and again after a day; in between they cost nothing', async () => {
    const { clerk, staffId } = await hired()
    const first = shuke.cloud.clock.now()
    expect(codeOf(await home(phone('A'), clerk))).toBe('ok')
    const withNote = roundTrips(shuke.lastCall('clerk')).length
    expect(await devicesOf(staffId)).toMatchObject([{ ...phone('A'), revoked: false }])
    await shuke.cloud.clock.advance(HOUR)
    await home(phone('A'), clerk)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(withNote - 1)
    const [seen] = await devicesOf(staffId)
    expect(seen?.seenAt).toBeLessThan(first + HOUR)
    await shuke.cloud.clock.advance(DAY)
    await home({ ...phone('A'), name: '新名字' }, clerk)
    const [later] = await devicesOf(staffId)
    expect(later).toMatchObject({ name: '新名字', firstAt: seen?.firstAt })
    expect(later?.seenAt).toBeGreaterThan(first + DAY)
  })

  it('that are revoked are refused on the very next call, mid-flow too, and only they', async () => {
    const { clerk, staffId } = await hired()
    const given = await till.give()
    const { storeId } = stage
    await home(phone('B'), clerk)
    const code = await till.code(given)
    const quote = await from(phone('A'), clerk, 'redemption.quote', { storeId, code })
    expect(codeOf(quote)).toBe('ok')
    await set(staffId, phone('A').id, true)
    const before = await shuke.documents()
    const refused = await from(phone('A'), clerk, 'redemption.redeem', { storeId, code })
    expect(refused).toMatchObject({
      error: { code: 'role.device-revoked', message: '这台手机已经被停用，请联系品牌运营' },
    })
    expect(codeOf(await home(phone('A'), clerk))).toBe('role.device-revoked')
    expect(await shuke.documents()).toEqual(before)
    const other = await from(phone('B'), clerk, 'redemption.redeem', { storeId, code })
    expect(codeOf(other)).toBe('ok')
    await set(staffId, phone('A').id, false)
    expect(codeOf(await home(phone('A'), clerk))).toBe('ok')
  })

  it('do not stand in for the person: who is revoked is refused from any phone', async () => {
    const { clerk, staffId } = await hired()
    await home(phone('A'), clerk)
    const { storeId, operator } = stage
    await shuke.must(operator, 'operator', 'staff.revoke', { staffId, storeId })
    for (const device of [phone('A'), phone('C'), undefined])
      expect(codeOf(await home(device, clerk))).toBe('role.clerk-required')
  })

  it('stay revoked when another phone is noted at the same moment', async () => {
    const { clerk, staffId } = await hired()
    await home(phone('A'), clerk)
    const slow = { fn: 'clerk', action: 'modifyDocument', collection: 'staff', ms: 400 }
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fault: 'slow', rate: 1, ...slow }],
    })
    const other = home(phone('D'), clerk)
    const read = () => shuke.cloud.chaos.log().length > 0
    await expect.poll(read).toBe(true)
    await set(staffId, phone('A').id, true)
    expect(codeOf(await other)).toBe('ok')
    shuke.cloud.chaos.clear()
    expect(codeOf(await home(phone('A'), clerk))).toBe('role.device-revoked')
    await home(phone('D'), clerk)
    expect((await devicesOf(staffId)).map(({ name }) => name)).toEqual(['D', 'A'])
  })

  it('are ten, the newest; revoked ones are never pushed out', async () => {
    const { clerk, staffId } = await hired()
    await home(phone('old'), clerk)
    await set(staffId, phone('old').id, true)
    for (let i = 0; i < 12; i += 1) await home(phone(`n${i}`), clerk)
    const devices = await devicesOf(staffId)
    expect(devices).toHaveLength(10)
    expect(devices[0]?.id).toBe(phone('n11').id)
    expect(devices.at(-1)).toMatchObject({ id: phone('old').id, revoked: true })
    expect(codeOf(await home(phone('old'), clerk))).toBe('role.device-revoked')
  })

  it('with a name or id that is none are as if they had said nothing', async () => {
    const { clerk, staffId } = await hired()
    const odd = [7, {}, { id: 'short', name: 'x' }, { ...phone('A'), name: 'x'.repeat(31) }]
    for (const device of odd) expect(codeOf(await home(device, clerk))).toBe('ok')
    expect(await devicesOf(staffId)).toEqual([])
  })

  it('are set by the operator for a person and a phone that there is, with a row', async () => {
    const { clerk, staffId } = await hired()
    await home(phone('A'), clerk)
    const ask = (id: string, deviceId: string) =>
      shuke.call(stage.operator, 'operator', 'staff.setDevice', {
        staffId: id,
        deviceId,
        revoked: true,
      })
    expect(codeOf(await ask('snobody', phone('A').id))).toBe('staff.not-found')
    expect(codeOf(await ask(staffId, phone('Z').id))).toBe('staff.device-not-found')
    const requestId = newRequestId()
    const input = { staffId, deviceId: phone('A').id, revoked: true }
    const send = () => shuke.must(stage.operator, 'operator', 'staff.setDevice', input, requestId)
    expect((await send()).staff.devices).toMatchObject([{ revoked: true }])
    expect((await send()).staff.devices).toMatchObject([{ revoked: true }])
    const { rows } = await shuke.must(stage.operator, 'operator', 'audit.list', {})
    expect(rows[0]).toMatchObject({
      action: 'staff.setDevice',
      before: 'A · 可用',
      after: 'A · 已停用',
    })
  })
})
