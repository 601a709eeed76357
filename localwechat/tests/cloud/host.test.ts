import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeProject, start, startIn, step } from './project.ts'

const cloud = await start({ main: { timeout: 1 }, slow: {} }, { workersPerFunction: 2 })

const failure = async (name: string, data = {}) => {
  const reply = await cloud.call('main', 'ann', { step: name, ...data })
  if (!('errCode' in reply)) throw new Error('the call went well')
  return reply
}

describe('the function host', () => {
  it('never shows the identity of one call to the next on a warm worker', async () => {
    type Seen = { context: { OPENID?: string }; calls: number }
    const [ann, bob] = cloud.people()
    const first = await step<Seen>(cloud, 'context')
    const second = await step<Seen>(cloud, 'context', {}, { person: 'bob' })
    expect(second.calls).toBe(first.calls + 1)
    expect([first.context.OPENID, second.context.OPENID]).toEqual([ann?.openid, bob?.openid])
    const timer = await start({ main: { triggers: [TIMER] } })
    await step(timer, 'context')
    const fired = await timer.fireTimer('main')
    expect(fired).toHaveProperty('result.calls', 2)
    expect(fired).toHaveProperty('result.context.SOURCE', 'wx_trigger')
    expect(fired).toHaveProperty('result.raw', { TRIGGER_SRC: 'timer' })
    const names = ['TRIGGER_SRC', 'WX_TRIGGER_API_TOKEN_V0']
    const later = await step(timer, 'env', { names })
    expect(later).toEqual({ TRIGGER_SRC: null, WX_TRIGGER_API_TOKEN_V0: null })
  })

  it('keeps overlapping calls of two people apart', async () => {
    type Seen = { before: string; after: string }
    const seen = await Promise.all(
      ['ann', 'bob', 'ann', 'bob'].map((person) =>
        step<Seen>(cloud, 'wait', { ms: 40 }, { fn: 'slow', person }),
      ),
    )
    const [ann, bob] = cloud.people().map((one) => one.openid)
    expect(seen.map((one) => one.before)).toEqual([ann, bob, ann, bob])
    expect(seen.map((one) => one.after)).toEqual([ann, bob, ann, bob])
  })

  it('scales out only as far as it is allowed to', async () => {
    const cold = cloud.calls().filter((call) => call.fn === 'slow' && call.cold)
    expect(cold).toHaveLength(2)
  })

  const sell = async (name: string): Promise<number> => {
    const busy = await start({ main: { timeout: 20 } }, { workersPerFunction: 4 })
    await step(busy, 'stock', { left: 10 })
    // A cold instance would come too late to meet anyone.
    await Promise.all(Array.from({ length: 4 }, () => step(busy, 'wait', { ms: 500 })))
    const buyers = Array.from({ length: 24 }, () => step<number>(busy, name))
    return (await Promise.all(buyers)).reduce((sum, one) => sum + one, 0)
  }

  it('runs buyers at once for real: a guarded update sells ten of ten, a naive one more', async () => {
    expect(await sell('buy')).toBe(10)
    expect(await sell('buyNaively')).toBeGreaterThan(10)
  })

  it.each(['hang', 'spin'])('kills a function that does not end (%s)', async (name) => {
    const reply = await failure(name)
    expect(reply.errCode).toBe(-504003)
    expect(reply.errMsg).toContain('Task timed out after 1 seconds')
    expect(await step(cloud, 'nothing')).toBeNull()
    expect(cloud.calls().at(-1)?.cold).toBe(true)
  })

  it('reports a thrown error with its text', async () => {
    const reply = await failure('boom')
    expect(reply.errCode).toBe(-504002)
    expect(reply.errMsg).toContain('cloud.callFunction:fail')
    expect(reply.errMsg).toContain('Error: boom')
  })

  it('reports a function that leaves the process or returns what JSON cannot hold', async () => {
    expect((await failure('exit')).errMsg).toContain('Process exited before completing request')
    expect((await failure('circle')).errMsg).toContain('circular')
  })

  it('refuses a result that is too large for a mini-program', async () => {
    expect((await failure('big', { bytes: 1024 * 1024 })).errCode).toBe(-604001)
  })

  it('answers a function that does not exist as the cloud does', async () => {
    for (const name of ['none', '../main', 'a/b']) {
      const reply = await cloud.call(name, 'ann')
      expect(reply).toMatchObject({ errCode: -501000 })
    }
  })

  it('captures the console per call', async () => {
    await step(cloud, 'log')
    expect(cloud.calls().at(-1)?.logs).toEqual([{ level: 'log', text: 'hello { a: 1 }' }])
  })

  it('captures what bypasses the console', async () => {
    await step(cloud, 'raw')
    const { id } = cloud.calls().at(-1) ?? {}
    const logs = () => cloud.calls().find((call) => call.id === id)?.logs
    await expect.poll(logs, { timeout: 5000 }).toEqual([{ level: 'stdout', text: 'raw line' }])
  })

  it('lets a running call end when the cloud closes, and takes no new one', async () => {
    const own = await start({ main: {} })
    const running = own.call('main', 'ann', { step: 'wait', ms: 100 })
    const closed = own.close()
    expect(await own.call('main', 'ann', { step: 'nothing' })).toHaveProperty('errCode', -504002)
    expect(await running).toHaveProperty('result.before', own.people()[0]?.openid)
    await closed
  })

  it('marks requests that a function sends after it has answered', async () => {
    await step(cloud, 'forgotten', {}, { fn: 'slow' })
    const { id } = cloud.calls().at(-1) ?? {}
    const late = () => cloud.calls().find((call) => call.id === id)?.operations[0]
    await expect.poll(late, { timeout: 5000 }).toMatchObject({ late: true })
  })

  it('gives functions their own variables and nothing of this machine', async () => {
    process.env.MACHINE_SECRET = 'no'
    const folder = makeProject({ main: {}, other: {} })
    const file = path.join(folder, 'env.json')
    writeFileSync(file, JSON.stringify({ '*': { A: '1', B: '1' }, main: { B: '2' } }))
    const own = await startIn(folder, { config: { functionEnv: 'env.json' } })
    const names = ['A', 'B', 'MACHINE_SECRET']
    expect(await step(own, 'env', { names })).toEqual({ A: '1', B: '2', MACHINE_SECRET: null })
    writeFileSync(file, JSON.stringify({ '*': { A: 'x'.repeat(5000) } }))
    await expect(step(own, 'env', { names }, { fn: 'other' })).rejects.toThrow('5001 bytes')
  })

  it('reads variables from lines too', async () => {
    const folder = makeProject()
    writeFileSync(path.join(folder, 'local.env'), '# keys\nA=1\nexport B="two words"\n\nbroken\n')
    const own = await startIn(folder, { config: { functionEnv: 'local.env' } })
    expect(await step(own, 'env', { names: ['A', 'B'] })).toEqual({ A: '1', B: 'two words' })
  })

  it('runs new code as soon as index.js changes', async () => {
    const folder = makeProject()
    const own = await startIn(folder)
    await step(own, 'nothing')
    const file = path.join(folder, 'fns/main/index.js')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nexports.main = () => 'new code'\n`)
    expect(await step(own, 'nothing')).toBe('new code')
  })

  it('says what is wrong with code that cannot be loaded', async () => {
    const folder = makeProject()
    const own = await startIn(folder)
    const file = path.join(folder, 'fns/main/index.js')
    writeFileSync(file, 'exports.main = 5')
    await expect(step(own, 'nothing')).rejects.toThrow('exports.main is not a function')
    writeFileSync(file, 'syntax error')
    await expect(step(own, 'nothing')).rejects.toThrow('SyntaxError')
  })
})

const TIMER = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }
