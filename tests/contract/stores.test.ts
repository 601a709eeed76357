import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, type In, type Shuke, startShuke } from '../bench'
import { openStore, setUpOperator } from '../story'

let shuke: Shuke
let operator: string

const save = (input: In<'operator', 'stores.save'>) =>
  shuke.must(operator, 'operator', 'stores.save', input)
const seen = async () => (await shuke.must(shuke.person(), 'member', 'stores.all', {})).stores

beforeAll(async () => {
  shuke = await startShuke()
  operator = await setUpOperator(shuke)
})
afterAll(() => shuke.stop())

it('shows every shop with phone, hours and place to anybody', async () => {
  const plain = await openStore(shuke, operator, '一店')
  const told = {
    name: '二店',
    address: '长乐路 3 号',
    phone: '021-5555 0101',
    hours: '10:00–22:00',
    place: { latitude: 31.2165, longitude: 121.4512 },
  }
  const { store } = await save(told)
  expect(store).toEqual({ id: store.id, ...told })
  expect(await seen()).toEqual([{ id: plain, name: '一店', address: '青石路 8 号' }, store])
})

it('forgets what the next form leaves out, and writes both into the audit', async () => {
  const [, second] = await seen()
  if (!second) throw new Error('no second shop')
  const { id: storeId, name, address, phone } = second
  await save({ storeId, name, address, ...(phone ? { phone } : {}) })
  expect((await seen())[1]).toEqual({ id: storeId, name, address, phone })
  const { rows } = await shuke.must(operator, 'operator', 'audit.list', {})
  expect(rows[0]).toMatchObject({
    before: '二店 · 长乐路 3 号 · 021-5555 0101 · 10:00–22:00',
    after: '二店 · 长乐路 3 号 · 021-5555 0101',
  })
})

it('takes no phone that is none, and no place that is nowhere', async () => {
  const form = { name: '三店', address: '路口' }
  const ask = async (more: object) =>
    codeOf(
      await shuke.send(operator, 'operator', 'stores.save', { ...form, ...more }, 'a'.repeat(20)),
    )
  expect(await ask({ phone: '打给老王' })).toBe('request.invalid')
  expect(await ask({ place: { latitude: 91, longitude: 0 } })).toBe('request.invalid')
  expect(await ask({ place: { latitude: 31 } })).toBe('request.invalid')
  expect(await seen()).toHaveLength(2)
})
