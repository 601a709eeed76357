import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shuke, startShuke } from '../bench'

let shuke: Shuke
let person: string

beforeAll(async () => {
  const probe = path.join(import.meta.dirname, 'probe/entry.ts')
  shuke = await startShuke({ extra: { probe } })
  person = shuke.person()
})
afterAll(() => shuke.stop())

const probe = async (name: string, more: object = {}): Promise<unknown> => {
  const reply = await shuke.cloud.call('probe', person, { probe: name, ...more })
  if ('result' in reply) return reply.result
  throw new Error(reply.errMsg)
}

const escaped = () => shuke.lastCall('probe').operations.filter((one) => one.escaped)

describe('a query', () => {
  it('is not sent with a hole in it, and never without a condition or a limit', async () => {
    expect(await probe('guard')).toEqual({
      empty: 'where: empty condition',
      undefined: 'where: n is missing',
      null: 'where: n is missing',
      'an undefined bound': 'where: comparison with a missing value',
      'no limit': 'find: limit out of range',
      'an unknown owner': 'where: n is not a number',
      'a list with a hole': 'where: comparison with a missing value',
    })
    expect(shuke.lastCall('probe').operations).toEqual([])
  })

  it.each(['asc', 'desc'])('turns pages (%s) without losing or repeating a row', async (way) => {
    const { sizes, seen } = (await probe('pages', { way })) as { sizes: number[]; seen: string[] }
    expect(sizes).toEqual([9, 9, 5])
    expect(new Set(seen).size).toBe(23)
  })

  it('answers a broken document with a fault that names the field', async () => {
    expect(await probe('broken')).toEqual({
      message: 'throttles: broken document, n',
      removed: 1,
    })
  })
})

describe('a change', () => {
  it('replaces objects as a whole, even by an empty one', async () => {
    const box = (await probe('replace')) as { box: object; list?: number[]; n: number }[]
    expect(box.map((doc) => doc.box)).toEqual([{ a: 1, b: 2 }, { c: 3 }, {}])
    expect(box.map((doc) => doc.list)).toEqual([[1], [1, 2, 3], undefined])
    expect(box.at(-1)?.n).toBe(5)
  })

  it('knows what is there already, by id and by unique key', async () => {
    await probe('meet')
    expect(await probe('twice')).toEqual({ added: [true, false], byKey: true })
  })
})

describe('a transaction', () => {
  it('leaves nothing behind after a refusal or a fault', async () => {
    expect(await probe('leaveNothing')).toEqual({
      refused: { ok: false, code: 'no' },
      thrown: 'a fault',
      left: 0,
    })
  })

  it('sends its operations one after another, whatever the use-case does', async () => {
    expect(await probe('allAtOnce')).toEqual({ result: { ok: true, value: 4 }, kept: 4 })
    expect(escaped()).toEqual([])
  })

  it('runs again after a conflict until all 24 contenders are through', async () => {
    const { n, tries } = (await probe('contend', { contenders: 24 })) as Record<string, number>
    expect(n).toBe(24)
    expect(tries).toBeGreaterThan(24)
  })

  it('draws again when a random handle is taken, and gives up at the fourth', async () => {
    const fresh = await startShuke({
      extra: { probe: path.join(import.meta.dirname, 'probe/entry.ts') },
    })
    const reply = await fresh.cloud.call('probe', fresh.person(), { probe: 'meet' })
    expect(reply).toMatchObject({ result: { lucky: { ok: true, value: 2 }, vain: 4 } })
    await fresh.stop()
  })
})
