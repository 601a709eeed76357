import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '#core/kernel/time'
import type { StaffView } from '#core/staff/contract'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { addOperator, hire, openStore, setUpOperator } from '../story'

/** Who runs the brand: a second operator by invitation, gone on the next call, never the last. */
describe('operators', () => {
  let shuke: Shuke
  let first: string
  let storeId: string

  const invite = async (by: string, role: 'clerk' | 'operator' = 'operator') => {
    const input = role === 'operator' ? { role } : { role, storeId }
    const { path } = await shuke.must(by, 'operator', 'staff.invite', input)
    return path.split('token=')[1] ?? ''
  }
  const accept = (person: string, token: string) =>
    shuke.call(person, 'clerk', 'staff.accept', { token, name: '阿宁' })
  const look = (person: string, token: string) =>
    shuke.call(person, 'clerk', 'staff.lookInvitation', { token })
  const list = async (by = first): Promise<StaffView[]> =>
    (await shuke.must(by, 'operator', 'staff.list', {})).staff
  const idOf = async (person: string): Promise<string> =>
    (await list(person)).find(({ own }) => own)?.id ?? ''
  const remove = (by: string, staffId: string, id = newRequestId()) =>
    shuke.call(by, 'operator', 'staff.revoke', { staffId }, id)
  const mayRun = async (person: string) =>
    codeOf(await shuke.call(person, 'operator', 'staff.list', {}))
  const rows = async () => (await shuke.must(first, 'operator', 'audit.list', {})).rows

  beforeAll(async () => {
    shuke = await startShuke()
    first = await setUpOperator(shuke)
    storeId = await openStore(shuke, first)
  })
  afterAll(() => shuke.stop())

  it('come in by an invitation that names no store, and may do what the first may', async () => {
    const token = await invite(first)
    const person = shuke.person()
    expect(await look(person, token)).toMatchObject({ ok: true, data: { role: 'operator' } })
    expect(await accept(person, token)).toEqual({
      ok: true,
      data: { role: 'operator' },
      now: expect.any(Number),
    })
    expect(await mayRun(person)).toBe('ok')
    expect(codeOf(await accept(shuke.person(), token))).toBe('staff.invitation-used')
    const [newest] = await list()
    expect(newest).toMatchObject({ name: '阿宁', operator: true, posts: [], own: false })
    expect((await rows())[0]).toMatchObject({
      action: 'staff.accept',
      who: '阿宁',
      before: '无',
      after: '运营',
    })
  })

  it('get the first answer again when the answer to an invitation was lost', async () => {
    const id = newRequestId()
    const send = () =>
      shuke.must(first, 'operator', 'staff.invite', { role: 'operator' as const }, id)
    const made = await send()
    expect(made.store).toBeUndefined()
    expect(await send()).toEqual(made)
  })

  it('need no store, as a post needs one', async () => {
    const asked = async (input: object) =>
      codeOf(await shuke.send(first, 'operator', 'staff.invite', input, newRequestId()))
    expect(await asked({ role: 'clerk' })).toBe('staff.store-needed')
    expect(await asked({ role: 'manager' })).toBe('staff.store-needed')
    expect(await asked({ role: 'operator', storeId })).toBe('staff.store-needless')
    expect(await asked({ role: 'owner', storeId })).toBe('request.invalid')
    expect(await asked({ role: 'clerk', storeId: 'snowhere' })).toBe('stores.not-found')
  })

  it('are made by operators alone', async () => {
    const manager = await hire(shuke, first, storeId, 'manager')
    const asked = await shuke.call(manager, 'operator', 'staff.invite', { role: 'operator' })
    expect(codeOf(asked)).toBe('role.operator-required')
  })

  it('keep the post that they had, and keep it when the right is taken', async () => {
    const clerk = await hire(shuke, first, storeId)
    await accept(clerk, await invite(first))
    const staffId = await idOf(clerk)
    expect((await list()).find(({ id }) => id === staffId)).toMatchObject({
      operator: true,
      posts: [{ storeId, role: 'clerk' }],
    })
    const taken = await remove(first, staffId)
    expect(taken).toMatchObject({ ok: true, data: { staff: { operator: false } } })
    expect(await mayRun(clerk)).toBe('role.operator-required')
    expect(codeOf(await shuke.call(clerk, 'clerk', 'staff.home', {}))).toBe('ok')
  })

  it('are refused on the very next call once another took their right, and leave the list', async () => {
    const second = await addOperator(shuke, first)
    const staffId = await idOf(second)
    const id = newRequestId()
    const done = await remove(first, staffId, id)
    expect(done).toMatchObject({ ok: true, data: { staff: { id: staffId, operator: false } } })
    expect(await mayRun(second)).toBe('role.operator-required')
    const changed = await shuke.call(second, 'operator', 'stores.save', {
      name: '偷开的店',
      address: '无',
    })
    expect(codeOf(changed)).toBe('role.operator-required')
    expect((await list()).some((one) => one.id === staffId)).toBe(false)
    expect(await remove(first, staffId, id)).toMatchObject({ ok: true })
    expect(codeOf(await remove(first, staffId))).toBe('staff.not-found')
    expect((await rows())[0]).toMatchObject({ action: 'staff.revoke', before: '运营', after: '无' })
  })

  it('never take their own right, so that one always remains', async () => {
    const own = await remove(first, await idOf(first))
    expect(own).toMatchObject({
      error: {
        code: 'staff.own-right',
        message: '不能取消自己的运营权限，请让另一位运营来做',
      },
    })
    expect(await mayRun(first)).toBe('ok')
  })

  it('do not lose each other when two remove each other at one moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await shuke.cloud.clock.advance(SECOND)
      const second = await addOperator(shuke, first)
      const [mine, theirs] = [await idOf(first), await idOf(second)]
      const codes = (await Promise.all([remove(first, theirs), remove(second, mine)])).map(codeOf)
      expect(codes.sort()).toEqual(['ok', 'role.operator-required'])
      const left = (await mayRun(first)) === 'ok' ? first : second
      // The one who is left goes on with the story.
      first = left
    }
  })

  it('can not come back by an invitation of their own making', async () => {
    const second = await addOperator(shuke, first)
    const [forRight, forPost] = [await invite(second), await invite(second, 'clerk')]
    await remove(first, await idOf(second))
    for (const token of [forRight, forPost]) {
      expect(codeOf(await look(second, token))).toBe('staff.invitation-invalid')
      expect(codeOf(await accept(second, token))).toBe('staff.invitation-invalid')
    }
    expect(await mayRun(second)).toBe('role.operator-required')
  })

  it('come in within three days or not at all', async () => {
    const token = await invite(first)
    await shuke.cloud.clock.advance(73 * HOUR)
    expect(codeOf(await accept(shuke.person(), token))).toBe('staff.invitation-expired')
  })
})
