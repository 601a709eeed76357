import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeProject, startIn, step } from './project.ts'

/** Sends one request while a transaction is open, as a function that means it to be inside would. */
const CODE = `
const cloud = require('wx-server-sdk')
cloud.init()
const db = cloud.database()
const notes = () => db.collection('notes')
const send = {
  update: () => notes().where({ v: 1 }).update({ data: { v: 2 } }),
  remove: () => notes().where({ v: 1 }).remove(),
  count: () => notes().where({ v: 1 }).count(),
  aggregate: () => notes().aggregate().match({ v: 1 }).end(),
  get: () => notes().where({ v: 1 }).get(),
  doc: () => notes().doc('a').update({ data: { v: 2 } }),
}
const attempt = (promise) => promise.then(() => 'went through', (error) => error.code ?? error.errCode)
exports.main = async ({ what, before }) => {
  await notes().doc('a').set({ data: { v: 1 } })
  await notes().doc('b').set({ data: { v: 1 } })
  const transaction = await db.startTransaction()
  if (before === 'rolled back') await transaction.rollback()
  if (before === 'conflicting') {
    await notes().doc('b').set({ data: { v: 9 } })
    await transaction.collection('notes').doc('b').update({ data: { v: 3 } }).catch(() => {})
  }
  const outcome = await attempt(send[what]())
  const { data } = await db.collection('notes').where({ _id: 'a' }).get()
  await transaction.rollback().catch(() => {})
  return { outcome, v: data[0]?.v }
}
`

const startWith = async (strict: boolean) => {
  const folder = makeProject({ main: { timeout: 10 } })
  writeFileSync(path.join(folder, 'fns/main/index.js'), CODE)
  const warnings: string[] = []
  const warn = (line: string) => warnings.push(line)
  const cloud = await startIn(folder, { strict, warn })
  const send = (what: string, before = '') => step(cloud, '', { what, before })
  return { cloud, send, warnings }
}

const SLIPPING = [
  ['where().update()', 'update'],
  ['where().remove()', 'remove'],
  ['count()', 'count'],
  ['aggregate()', 'aggregate'],
] as const

describe('what the SDK sends outside an open transaction', async () => {
  const lax = await startWith(false)
  const strict = await startWith(true)

  it.each(SLIPPING)('%s is told of, once per function and collection', async (call, what) => {
    const before = lax.warnings.length
    await lax.send(what)
    await lax.send(what)
    const told = lax.warnings.slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`[main] ${call} on "notes" runs outside the open transaction`)
  })

  it('is carried out all the same, unless strict', async () => {
    expect(await lax.send('update')).toEqual({ outcome: 'went through', v: 2 })
  })

  it.each(SLIPPING)('%s is refused when strict, with no effect', async (call, what) => {
    // The SDK keeps the code of an aggregate's failure and turns others into numbers.
    const outcome = what === 'aggregate' ? 'DATABASE_REQUEST_FAILED' : -502001
    expect(await strict.send(what)).toEqual({ outcome, v: 1 })
    const { operations } = strict.cloud.calls().at(-1) ?? {}
    const refused = operations?.find((one) => one.escaped)
    expect(refused?.code).toBe('DATABASE_REQUEST_FAILED')
    expect(strict.warnings.join('\n')).toContain(call)
  })

  it.each(['get', 'doc'])('%s is not meant', async (what) => {
    expect(await strict.send(what)).toMatchObject({ outcome: 'went through' })
  })

  it.each(['rolled back', 'conflicting'])('nothing is meant after a %s one', async (before) => {
    expect(await strict.send('update', before)).toEqual({ outcome: 'went through', v: 2 })
  })
})
