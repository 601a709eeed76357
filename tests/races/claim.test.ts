import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Shuke, startShuke } from '../bench'
import { docs } from '../contract/points-bench'
import { join, publish, setUpOperator } from '../story'

/** Enough for four shards (server/coupons/stock.ts). */
const STOCK = 50
const PHONES = 2
/** Longer than a found emptiness is believed (server/coupons/sold-out.ts). */
const MOMENT = 1100

describe('a sharded stock at the same moment', () => {
  let shuke: Shuke
  let operator: string
  let crowd: string[]

  beforeAll(async () => {
    shuke = await startShuke({ workersPerFunction: 8 })
    operator = await setUpOperator(shuke)
    crowd = await Promise.all(Array.from({ length: STOCK }, () => join(shuke)))
  })
  afterAll(() => shuke.stop())

  const rush = async (people: readonly string[], templateId: string) => {
    const asked = people.flatMap((person) => Array.from({ length: PHONES }, () => person))
    const replies = await Promise.all(
      asked.map((person) => shuke.call(person, 'member', 'coupons.claim', { templateId })),
    )
    return replies.map(codeOf)
  }
  const books = async (templateId: string) => {
    const coupons = await docs<{ memberId: string }>(shuke, 'coupons', { templateId })
    const shards = await docs<{ left: number }>(shuke, 'stock', { templateId })
    const owners = new Set(coupons.map(({ memberId }) => memberId)).size
    return { given: coupons.length, owners, left: shards.map(({ left }) => left) }
  }

  it('gives each of as many people as there are coupons one, though all tap on two phones', async () => {
    const templateId = await publish(shuke, operator, { stock: STOCK })
    await rush(crowd, templateId)
    // Whoever met only units in the hands of a second phone is told so, and finds them a moment later.
    await shuke.cloud.clock.advance(MOMENT)
    await rush(crowd, templateId)
    expect(await books(templateId)).toEqual({ given: STOCK, owners: STOCK, left: [0, 0, 0, 0] })
  })

  it('is never passed, however the pause and the restock of an operator fall into it', async () => {
    const templateId = await publish(shuke, operator, { stock: 10 })
    const turn = (route: 'coupons.pause' | 'coupons.resume') =>
      shuke.call(operator, 'operator', route, { templateId })
    const [codes] = await Promise.all([
      rush(crowd, templateId),
      turn('coupons.pause'),
      shuke.call(operator, 'operator', 'coupons.restock', { templateId, more: 10 }),
    ])
    const ok = codes.filter((code) => code === 'ok').length
    const paused = await books(templateId)
    expect(paused.given).toBe(ok)
    expect(await rush(crowd, templateId)).not.toContain('ok')
    await turn('coupons.resume')
    await rush(crowd, templateId)
    await shuke.cloud.clock.advance(MOMENT)
    await rush(crowd, templateId)
    const { given, owners, left } = await books(templateId)
    const { template } = await shuke.must(operator, 'operator', 'coupons.template', { templateId })
    expect({ given, owners }).toEqual({ given: template.issued, owners: given })
    expect(left.every((one) => one === 0)).toBe(true)
    expect([10, 20]).toContain(given)
  })
})
