import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_AIPL } from '#core/aipl/stages'
import type { Event } from '#core/events/event'
import { MINUTE, SECOND } from '#core/kernel/time'
import { tradePresets } from '#core/persons/trades'
import type { Shuke } from '../bench'
import { setUpOperator } from '../story'
import {
  alone,
  logsOf,
  note,
  run,
  settle,
  startPersons,
  tablesFrom,
  tablesOf,
} from './persons-bench'
import { addDocs, docs } from './points-bench'

/** One that is held up waits so long (ms): another works meanwhile. */
const HELD_UP = 2500
/** More than one look at the rows of the audit, and none that ends with a whole page. */
const CROWD = 230

describe('what comes late', () => {
  let shuke: Shuke
  let operator: string
  beforeAll(async () => {
    shuke = await startPersons()
    operator = await setUpOperator(shuke)
  })
  afterEach(() => shuke.cloud.chaos.clear())
  afterAll(() => shuke.stop())

  const strike = (rule: object) =>
    shuke.cloud.chaos.set({ seed: 1, rules: [{ on: 'operation', at: [1], ...rule } as never] })
  const struck = () => expect.poll(() => shuke.cloud.chaos.log().length).toBe(1)

  it('is folded again, who was told of while a run slept over the same', async () => {
    const events = logsOf(7, 3)
    await note(shuke, events, await shuke.cloud.clock.now())
    await settle(shuke)
    const people = Object.keys((await tablesOf(shuke)).persons)
    const member = people.find((id) => id.startsWith('m.')) ?? ''
    const buyer = people.find((id) => id.startsWith('b.')) ?? ''
    const all = [{ a: member, b: buyer, source: 'buyer', ref: 'o.taobao.1', at: 1 }]
    const agreed = [...all, { a: member, b: buyer, source: 'buyer', ref: 'o.taobao.2', at: 2 }]
    await run(shuke, { deed: 'note', all: agreed })
    strike({
      fn: 'persons',
      collection: 'personBatches',
      action: 'insertDocument',
      fault: 'slow',
      ms: HELD_UP,
    })
    const sleeping = run(shuke)
    await struck()
    await run(shuke)
    await run(shuke, { deed: 'retract', all })
    await sleeping
    await settle(shuke)
    const own = await docs<Event>(shuke, 'events')
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(own), own))
  })

  it('is not lost: rules saved while a run begins to build by the ones before', async () => {
    const { aipl, rfm } = tradePresets.cafe
    const save = (rules: typeof aipl) =>
      shuke.must(operator, 'operator', 'lifecycle.saveRules', {
        ...{ aipl: rules.rules, rfm, since: 'always' },
      })
    await save(aipl)
    strike({
      fn: 'persons',
      collection: 'jobs',
      action: 'modifyDocument',
      fault: 'slow',
      ms: HELD_UP,
    })
    const sleeping = run(shuke)
    await struck()
    await save(DEFAULT_AIPL)
    await sleeping
    await settle(shuke)
    const shown = await shuke.must(operator, 'operator', 'lifecycle.rules', {})
    expect(shown.aipl).toEqual(DEFAULT_AIPL.rules)
  })

  const stamp = (_id: string, at: number) => ({
    ...{ _id, at, whoId: _id, subject: _id, action: 'checkin.stamp', role: 'member', of: '' },
    ...{ day: '2026-01-01', requestId: _id, inputHash: '', reply: '{}' },
  })
  let cursors = [0, 0]
  const readRows = async () => {
    const reply = await shuke.cloud.call('persons', shuke.person(), { deed: 'rows', cursors })
    cursors = ('result' in reply ? (reply.result as { answer: number[] }) : undefined)?.answer ?? []
  }
  const isTold = async (name: string) =>
    (await docs<Event>(shuke, 'events', { _id: `stamped.${name}` })).length === 1
  const crowd = async (name: string) => {
    const now = await shuke.cloud.clock.now()
    const rows = Array.from({ length: CROWD }, (_, i) => stamp(`${name}${i}`, now - CROWD + i))
    await addDocs(shuke, 'audit', rows)
    await readRows()
    return now
  }

  it('is an event all the same: of a call that was slow among many', async () => {
    const now = await crowd('slow')
    await addDocs(shuke, 'audit', [stamp('late', now - 5 * SECOND)])
    await shuke.cloud.clock.advance(MINUTE)
    await readRows()
    expect(await isTold('late')).toBe(true)
  })

  it('is an event all the same: of a call that died, whose row others file half an hour later', async () => {
    const now = await crowd('dead')
    await shuke.cloud.clock.advance(20 * MINUTE)
    await crowd('next')
    await addDocs(shuke, 'audit', [stamp('made-up', now - 5 * SECOND)])
    for (let times = 0; times < 4; times += 1) {
      await shuke.cloud.clock.advance(5 * MINUTE)
      await readRows()
    }
    expect(await isTold('made-up')).toBe(true)
  })
})
