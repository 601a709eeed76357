import { describe, expect, it } from 'vitest'
import { contract, refusals, sentenceOf } from '#core/contract'
import type { Route } from '#core/kernel/route'

const routes = Object.values(contract).flatMap((group) => Object.entries<Route>(group))

describe('the contract', () => {
  it('names each route once across all functions', () => {
    const names = routes.map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(routes)('%s refuses only in words that exist', (_name, route) => {
    for (const code of route.refusals) expect(refusals).toHaveProperty([code])
  })

  it('has no refusal that no route can give', () => {
    const kernel = /^(request|role|server)\./
    const used = new Set(routes.flatMap(([, route]) => route.refusals))
    const idle = Object.keys(refusals).filter((code) => !kernel.test(code) && !used.has(code))
    expect(idle).toEqual([])
  })

  it('fills the places of a sentence, and leaves none open', () => {
    const sentence = sentenceOf('redemption.coupon-used', { when: '18:00', store: '一店' })
    expect(sentence).toContain('18:00，一店')
    expect(sentenceOf('redemption.coupon-used')).not.toMatch(/[{}]/)
  })
})
