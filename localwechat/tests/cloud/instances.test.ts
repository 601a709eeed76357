import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FunctionSpec } from '../../cloud/functions/folder.ts'
import { FunctionPool } from '../../cloud/functions/pool.ts'
import type { FunctionThread, Job } from '../../cloud/functions/thread.ts'
import { makeProject, startIn } from './project.ts'

/** One function that shows which instance it runs in, and can be told to misbehave. */
const CODE = `
const me = Math.random()
let calls = 0
exports.main = async ({ ms = 0, spin, fill, fail, say }) => {
  calls += 1
  if (say) console.log(say)
  if (spin) for (;;);
  if (fill) for (const all = []; ; ) all.push(new Array(100000).fill(Math.random()))
  await new Promise((resolve) => setTimeout(resolve, ms))
  if (say) console.log(say)
  if (fail) throw new Error('told to')
  return { me, calls }
}
`

interface Answer {
  me: number
  calls: number
}

const startWith = async (config: Record<string, unknown>, workersPerFunction = 3) => {
  const folder = makeProject({ main: config })
  writeFileSync(path.join(folder, 'fns/main/index.js'), CODE)
  const cloud = await startIn(folder, { workersPerFunction })
  const reply = (data: Record<string, unknown> = {}) => cloud.call('main', 'ann', data)
  const call = async (data: Record<string, unknown> = {}): Promise<Answer> => {
    const answer = await reply(data)
    if ('result' in answer) return answer.result as Answer
    throw new Error(answer.errMsg)
  }
  return { folder, cloud, reply, call }
}

describe('instances of a function', () => {
  it('grow with calls at once, up to the limit; then calls wait in line', async () => {
    const { cloud, call } = await startWith({ timeout: 20 })
    const five = await Promise.all(Array.from({ length: 5 }, () => call({ ms: 300 })))
    expect(new Set(five.map((one) => one.me)).size).toBe(3)
    expect(cloud.calls().map((one) => one.cold)).toEqual([true, true, true, false, false])
    await call()
    expect(cloud.calls().at(-1)?.cold).toBe(false)
  })

  it('are not used again after a failed call, and are after a good one', async () => {
    const { call } = await startWith({}, 1)
    const first = await call()
    expect(await call()).toEqual({ me: first.me, calls: 2 })
    await expect(call({ fail: true })).rejects.toThrow('told to')
    expect((await call()).me).not.toBe(first.me)
  })

  it('have 3 seconds unless told otherwise, also when they never look up', async () => {
    const { cloud, reply, call } = await startWith({})
    expect(await reply({ spin: true })).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Task timed out after 3 seconds'),
    })
    const took = cloud.calls().at(-1)?.ms ?? 0
    expect(took).toBeGreaterThanOrEqual(3000)
    expect(await call()).toHaveProperty('calls', 1)
  })

  it('follow a changed time-out without a new start', async () => {
    const { folder, reply, call } = await startWith({ timeout: 20 }, 1)
    await call()
    writeFileSync(path.join(folder, 'fns/main/config.json'), JSON.stringify({ timeout: 1 }))
    const answer = await reply({ ms: 10_000 })
    expect(answer.errMsg).toContain('Task timed out after 1 seconds')
  })

  it('end alone when they take too much memory', async () => {
    const { reply, call } = await startWith({ timeout: 60 })
    const before = await call()
    const [full, other] = await Promise.all([reply({ fill: true }), call({ ms: 100 })])
    expect(full).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('memory') })
    expect(other.calls).toBeGreaterThan(0)
    expect((await call()).me).not.toBe(before.me)
  })

  it('keep the lines of calls at once apart', async () => {
    const { cloud, call } = await startWith({ timeout: 20 })
    await Promise.all(['a', 'b', 'c'].map((say) => call({ say, ms: 200 })))
    const lines = cloud.calls().map((one) => one.logs.map((log) => log.text).join(' '))
    expect(lines.sort()).toEqual(['a a', 'b b', 'c c'])
  })
})

describe('a pool', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  const spec: FunctionSpec = { name: 'main', file: '', version: '1', timeout: 3, openapi: [] }
  const job = {} as Job

  /** Threads that answer at once and count. */
  const makePool = () => {
    const stopped: number[] = []
    let made = 0
    const create = () => {
      const id = ++made
      const thread = {
        version: spec.version,
        taken: 0,
        gone: false,
        onGone: () => undefined,
        stale: () => false,
        run: async () => {
          thread.taken += 1
          return { ok: true, json: 'null' } as const
        },
        stop: async () => void stopped.push(id),
      }
      return thread as unknown as FunctionThread
    }
    return { pool: new FunctionPool(create, 2, spec), stopped, made: () => made }
  }

  const MINUTE = 60_000

  it('gives an instance back after a minute without work', async () => {
    vi.useFakeTimers()
    const { pool, stopped, made } = makePool()
    await pool.run(spec, job)
    vi.advanceTimersByTime(MINUTE - 1)
    expect(await pool.run(spec, job)).toHaveProperty('cold', false)
    vi.advanceTimersByTime(MINUTE - 1)
    expect(stopped).toEqual([])
    vi.advanceTimersByTime(1)
    expect(stopped).toEqual([1])
    expect(await pool.run(spec, job)).toHaveProperty('cold', true)
    expect(made()).toBe(2)
  })

  it('retires resting instances at once when there is a new version', async () => {
    const { pool, stopped } = makePool()
    await Promise.all([pool.run(spec, job), pool.run(spec, job)])
    await pool.run({ ...spec, version: '2' }, job)
    expect(stopped.slice(0, 2)).toEqual([1, 2])
  })
})
