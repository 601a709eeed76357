import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCron } from '../../cloud/timers/cron.ts'
import { start, step } from './project.ts'

const next = (expression: string, from: string): string | undefined => {
  const at = parseCron(expression).next(Date.parse(from))
  return at === undefined ? undefined : new Date(at).toISOString()
}

describe('a cron expression', () => {
  it.each([
    ['0 0 2 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T18:00:00.000Z'],
    ['0 0 2 1 * * *', '2026-01-15T00:00:00Z', '2026-01-31T18:00:00.000Z'],
    ['*/5 * * * * * *', '2026-01-01T00:00:00Z', '2026-01-01T00:00:05.000Z'],
    ['0 30 9-17/4 * * * *', '2026-01-01T02:00:00Z', '2026-01-01T05:30:00.000Z'],
    ['0 0 8 * * MON *', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00.000Z'],
    ['0 0 8 15 * MON *', '2026-01-12T00:00:00Z', '2026-01-15T00:00:00.000Z'],
    ['0 0 0 29 FEB * *', '2026-01-01T00:00:00Z', '2028-02-28T16:00:00.000Z'],
    ['0 0 0 1 1 * 2030', '2026-01-01T00:00:00Z', '2029-12-31T16:00:00.000Z'],
    ['0 0 0 1 1 * 2020', '2026-01-01T00:00:00Z', undefined],
    ['0 0 0 30 2 * *', '2026-01-01T00:00:00Z', undefined],
  ])('%s after %s is due at %s', (expression, from, due) => {
    expect(next(expression, from)).toBe(due)
  })

  it.each([
    '* * * * *',
    '60 * * * * * *',
    '* * 24 * * * *',
    '* * * 0 * * *',
    '* * * * 13 * *',
    '* * * * * 7 *',
    '*/0 * * * * * *',
    '5-1 * * * * * *',
    'a * * * * * *',
    '1,, * * * * * *',
  ])('%s is refused', (expression) => {
    expect(() => parseCron(expression)).toThrow('cron')
  })

  it('is always due later than asked, at a moment it allows', () => {
    const minutes = fc.integer({ min: 0, max: 59 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 4e12 }), (minute, from) => {
        const due = parseCron(`0 ${minute} * * * * *`).next(from) ?? 0
        expect(due - from).toBeGreaterThan(0)
        expect(due - from).toBeLessThanOrEqual(3600_000)
        expect(new Date(due).getUTCMinutes()).toBe(minute)
      }),
    )
  })
})

describe('timers', () => {
  it('fire when the clock passes them, once, with no identity', async () => {
    const trigger = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }
    const cloud = await start({ main: { triggers: [trigger] }, quiet: {} })
    await cloud.clock.set(Date.parse('2030-05-05T17:59:00Z'))
    const before = cloud.calls().length
    await cloud.clock.advance(61_000)
    await cloud.clock.advance(61_000)
    const fired = cloud.calls().slice(before)
    expect(fired).toMatchObject([{ fn: 'main', openid: '', source: 'wx_trigger', ok: true }])
    await cloud.clock.advance(3 * 86_400_000)
    expect(cloud.calls()).toHaveLength(before + 2)
  })

  it('fire by themselves', async () => {
    const trigger = { name: 'each', type: 'timer', config: '* * * * * * *' }
    const cloud = await start({ main: { triggers: [trigger] } })
    await expect.poll(() => cloud.calls().length, { timeout: 20_000 }).toBeGreaterThan(0)
  })

  it('get the event of a timer', async () => {
    const trigger = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }
    const cloud = await start({ main: { triggers: [trigger] }, quiet: {} })
    const reply = await cloud.fireTimer('main')
    expect(reply).toHaveProperty('result.event.TriggerName', 'nightly')
    await expect(cloud.fireTimer('quiet')).rejects.toThrow('no timer')
  })

  it.each([
    ['two triggers', { triggers: [{}, {}] }, 'only one trigger'],
    ['another type', { triggers: [{ name: 'a', type: 'cron' }] }, 'timer'],
    ['a bad cron', { triggers: [{ name: 'a', type: 'timer', config: '* *' }] }, '7 fields'],
    ['a bad time-out', { timeout: 0 }, 'timeout'],
  ])('the cloud does not start on %s', async (_name, config, text) => {
    await expect(start({ main: config })).rejects.toThrow(text)
  })
})

describe('the clock', () => {
  it('moves for functions too', async () => {
    const cloud = await start()
    const at = Date.parse('2031-01-01T00:00:00Z')
    await step(cloud, 'now')
    await cloud.clock.set(at)
    const seen = await step<number>(cloud, 'now')
    expect(seen).toBeGreaterThanOrEqual(at)
    expect(seen - at).toBeLessThan(60_000)
    expect(await step(cloud, 'date')).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      same: true,
      plain: 'string',
    })
  })
})
