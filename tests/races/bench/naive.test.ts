import { describe, expect, it } from 'vitest'
import { breakOne, INVARIANTS, type InvariantName, naive } from '../../../racebench/index.ts'

/** Within so many seeds of each play that it is about, a promise has to be broken. */
const SEEDS = 60
const NAMES = Object.keys(INVARIANTS) as InvariantName[]

/** Database operations of a story that a person reads to its end. */
const READABLE = 40

describe('a shop that checks first and writes then', () => {
  it.each(NAMES)('is caught: %s', async (name) => {
    const found = await breakOne(naive, name, { seeds: SEEDS })
    expect(found?.invariant).toBe(name)
    const [head = '', columns = '', ...lines] = found?.timeline.split('\n') ?? []
    const [, operations] = /(\d+) database operations/.exec(head) ?? []
    expect(Number(operations)).toBeLessThan(READABLE)
    // Somebody acts, in a column of their own, and the last line says which promise broke.
    expect(columns).toMatch(/[A-Z]{3}/)
    expect(lines.at(-1)).toContain(`✗ ${name}: `)
  })
})
