import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../cloud/index.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

const START = [{ _id: 'n', n: 0 }]

let folder: string
let cloud: Cloud

const run = (action: string, more: Record<string, unknown>) =>
  cloud.store.run({ action: `database.${action}`, collectionName: 'notes', ...more })

/** What is stored, whatever the chaos says. */
const stored = async (): Promise<number> => {
  const reply = await run('getDocument', { query: '{"_id":"n"}', queryType: 'DOC', multi: false })
  const [text] = 'data' in reply ? (reply.data.list as string[]) : []
  return Number(JSON.parse(text ?? '{"n":{"$numberInt":"-1"}}').n.$numberInt)
}

const step = async (name: string, fn = 'store') => {
  const reply = await cloud.call(fn, 'ann', { step: name })
  return 'result' in reply ? { ok: true, ...(reply.result as object) } : { ok: false, ...reply }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'localwechat-chaos-'))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  for (const name of ['store', 'clock']) {
    mkdirSync(path.join(folder, 'fns', name), { recursive: true })
    const source = path.join(import.meta.dirname, 'functions/store.js')
    cpSync(source, path.join(folder, 'fns', name, 'index.js'))
  }
  cloud = await startCloud({
    project: folder,
    data: path.join(folder, 'data'),
    durability: 'off',
    config: {
      appid: 'wx0123456789abcdef',
      functions: 'fns',
      schema: { collections: { notes: {} } },
      people: [{ id: 'ann', name: '安' }],
    },
  })
})

afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  cloud.chaos.clear()
  await run('removeDocument', { query: '{}', queryType: 'WHERE', multi: true })
  await run('insertDocument', { data: START.map((one) => JSON.stringify(one)) })
})

describe('a fault by script strikes once, and the SDK sees what the cloud would show', () => {
  const once = (fault: never, more: object = {}) =>
    cloud.chaos.set({ seed: 1, rules: [{ on: 'operation', fault, at: [1], ...more } as never] })

  it('overload: refused with -501004, nothing done', async () => {
    once('overload' as never)
    expect(await step('count')).toMatchObject({ errCode: -501004 })
    expect(await stored()).toBe(0)
  })

  it('counted from the first request of a collection, it spares what came before', async () => {
    once('overload' as never, { from: 'elsewhere' })
    expect(await step('count')).not.toHaveProperty('errCode')
    once('overload' as never, { from: 'notes' })
    expect(await step('count')).toMatchObject({ errCode: -501004 })
  })

  it('an answer lost before the effect: -501001, nothing done', async () => {
    once('lost-before' as never, { action: 'modifyDocument' })
    expect(await step('count')).toMatchObject({ errCode: -501001 })
    expect(await stored()).toBe(0)
  })

  it('an answer lost after the effect: -501001 just the same, and done', async () => {
    once('lost-after' as never, { action: 'modifyDocument' })
    expect(await step('count')).toMatchObject({ errCode: -501001 })
    expect(await stored()).toBe(1)
  })

  it('a conflict ends the transaction and leaves nothing behind', async () => {
    once('conflict' as never)
    const reply = await step('inTransaction')
    expect(reply).toMatchObject({ errCode: -501001 })
    expect(JSON.stringify(reply)).toContain('TransactionConflict')
    expect(await stored()).toBe(0)
    // The document is free again: a plain write does not have to wait.
    expect(await step('count')).toMatchObject({ stats: { updated: 1 } })
  })

  it('a busy transaction is told as such', async () => {
    once('busy' as never)
    expect(JSON.stringify(await step('inTransaction'))).toContain('TransactionBusy')
  })

  it('a slow operation is late and right', async () => {
    once('slow' as never, { ms: 300 })
    expect(await step('count')).toMatchObject({ stats: { updated: 1 } })
    const [update] = cloud.calls().at(-1)?.operations ?? []
    expect(update?.ms).toBeGreaterThanOrEqual(290)
  })

  it('an instance that is killed between operations: the call fails, the next one is cold', async () => {
    once('kill' as never)
    expect(await step('count')).toMatchObject({ ok: false, errCode: -504002 })
    expect(await stored()).toBe(0)
    expect(await step('count')).toMatchObject({ stats: { updated: 1 } })
    expect(cloud.calls().at(-1)?.cold).toBe(true)
  })

  it('only where the rule says', async () => {
    once('overload' as never, { action: 'getDocument', collection: 'notes', fn: 'store' })
    expect(await step('count')).toMatchObject({ stats: { updated: 1 } })
    expect(await step('read', 'clock')).toMatchObject({ data: { n: 1 } })
    expect(await step('read')).toMatchObject({ errCode: -501004 })
    expect(await step('read')).toMatchObject({ data: { n: 1 } })
    expect(cloud.chaos.log()).toEqual([
      {
        on: 'operation',
        fault: 'overload',
        fn: 'store',
        action: 'database.getDocument',
        collection: 'notes',
      },
    ])
  })
})

describe('between a phone and a function', () => {
  const once = (fault: string) =>
    cloud.chaos.set({ seed: 1, rules: [{ on: 'call', fault, at: [1] } as never] })

  it('a call that never arrives has no effect', async () => {
    once('lost-before')
    expect(await step('count')).toMatchObject({ ok: false, errCode: -1 })
    expect(await stored()).toBe(0)
  })

  it('a call whose answer is lost has its effect', async () => {
    once('lost-after')
    expect(await step('count')).toMatchObject({ ok: false, errCode: -1 })
    expect(await stored()).toBe(1)
  })

  it('a call that is delivered twice has its effect twice', async () => {
    once('duplicate')
    expect(await step('count')).toMatchObject({ ok: true })
    expect(await stored()).toBe(2)
  })
})

describe('by seed', () => {
  const faultsOf = async (seed: number): Promise<string[]> => {
    const rule = { on: 'operation', fault: 'overload', rate: 0.4 } as const
    cloud.chaos.set({ seed, rules: [rule] })
    const replies: string[] = []
    for (let times = 0; times < 12; times += 1)
      replies.push('errCode' in (await step('count')) ? 'refused' : 'done')
    return replies
  }

  it('the same requests meet the same faults, and another seed gives others', async () => {
    const first = await faultsOf(7)
    expect(new Set(first).size).toBe(2)
    expect(await faultsOf(7)).toEqual(first)
    expect(await faultsOf(8)).not.toEqual(first)
  })

  it('instances have clocks of their own, each wrong by at most what was said', async () => {
    const wrongBy = async (seed: number) => {
      cloud.chaos.set({ seed, skewMs: 120_000 })
      const { now } = (await step('now', 'clock')) as unknown as { now: number }
      return now - Date.now()
    }
    const [one, again, other] = [await wrongBy(1), await wrongBy(1), await wrongBy(2)]
    expect(Math.abs(one)).toBeLessThanOrEqual(120_000)
    expect(Math.abs(one - again)).toBeLessThan(2000)
    expect(Math.abs(one - other)).toBeGreaterThan(2000)
    cloud.chaos.clear()
    const { now } = (await step('now', 'clock')) as unknown as { now: number }
    expect(Math.abs(now - Date.now())).toBeLessThan(2000)
  })
})

it.each([
  [{ on: 'operation', fault: 'flood', rate: 1 }, /fault of operation must be one of/],
  [{ on: 'call', fault: 'kill', rate: 1 }, /fault of call must be one of/],
  [{ on: 'phone', fault: 'kill', rate: 1 }, /must be operation or call/],
  [{ on: 'operation', fault: 'kill' }, /either rate or at/],
  [{ on: 'operation', fault: 'kill', rate: 2 }, /from 0 to 1/],
  [{ on: 'operation', fault: 'kill', at: [0] }, /counts from 1/],
])('a rule that makes no sense is refused: %j', (rule, text) => {
  expect(() => cloud.chaos.set({ seed: 1, rules: [rule as never] })).toThrow(text)
})
