import { describe, expect, it } from 'vitest'
import { explore, simulate } from '../../simulator/index.ts'
import { shop } from './shop.ts'

const MINUTES = 60_000

/** As the issue asks; `npm run simulate -- --story purchase --seeds N` takes more. */
const CAREFUL_SEEDS = 300
const RACY_SEEDS = 60

const careful = () => shop({ how: 'careful', buyers: 6, stock: 3 })
const racy = () => shop({ how: 'racy', buyers: 12, stock: 5, faults: {} })

describe('a purchase', () => {
  it(
    'with an idempotency key survives crashes, lost answers and races under every seed',
    async () => {
      const found = await explore({ ...careful(), seeds: CAREFUL_SEEDS })
      console.info(
        `${found.runs} seeds, ${found.operations} operations, ${JSON.stringify(found.faults)}`,
      )
      expect(found.failures).toEqual([])
      expect(found.runs).toBe(CAREFUL_SEEDS)
      expect(new Set(found.hashes).size).toBe(CAREFUL_SEEDS)
      expect(found.faults.crash).toBeGreaterThan(CAREFUL_SEEDS / 2)
    },
    5 * MINUTES,
  )

  it(
    'that looks first and then writes is caught under every seed, with no fault but the others',
    async () => {
      const found = await explore({ ...racy(), seeds: RACY_SEEDS, all: true, shrinking: false })
      expect(found.failures).toHaveLength(RACY_SEEDS)
    },
    2 * MINUTES,
  )

  it('that is racy is told as the shortest story: two people and at most four turns', async () => {
    const printed: string[] = []
    const print = (text: string) => void printed.push(text)
    const { failures } = await explore({ ...racy(), seeds: 1, print })
    const { run, shortest } = failures[0] ?? {}
    expect(shortest?.violation?.invariant).toBe(run?.violation?.invariant)
    expect(shortest?.actors).toHaveLength(2)
    expect(shortest?.steps.length).toBeLessThan((run?.steps.length ?? 0) / 2)
    expect(shortest?.choices.filter((choice) => choice !== 0).length).toBeLessThanOrEqual(4)
    expect(printed).toEqual([shortest?.timeline()])
    expect(printed[0]).toContain('✗ stock adds up')
  })
})

describe('a seed', () => {
  it('makes the same run every time, to the last answer', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [first, second] = [
        await simulate({ ...careful(), seed }),
        await simulate({ ...careful(), seed }),
      ]
      expect(second.hash).toBe(first.hash)
      expect(second.steps).toEqual(first.steps)
    }
  })

  it('can be left out for the decisions that it made', async () => {
    const run = await simulate({ ...careful(), seed: 'any' })
    const again = await simulate({ ...careful(), seed: 'any', choices: run.choices })
    expect(again.hash).toBe(run.hash)
  })
})
