import { beforeAll, describe, expect, it } from 'vitest'
import { explore, simulate } from '../../../localwechat/simulator/index.ts'
import { bundleServer, type Handlers } from '../functions'
import { pointsStory, WRONG_CLOCKS } from './story'

/** A slice that fits into every run of the tests; `npm run simulate -- --story points` takes more. */
const SEEDS = 5

let handlers: Handlers

beforeAll(async () => {
  handlers = await bundleServer()
})

describe('the story of points, with everything that can go wrong', () => {
  it(`keeps every promise under ${SEEDS} seeds`, async () => {
    const found = await explore({ ...pointsStory(handlers), seeds: SEEDS })
    console.info(`${found.runs} seeds, ${found.operations} operations`, found.faults)
    expect(found.failures).toEqual([])
    // A story in which nothing is done keeps its promises as well.
    expect(found.operations).toBeGreaterThan(SEEDS * 400)
    expect(found.faults.crash).toBeGreaterThan(0)
  })

  it('keeps them with clocks that are two minutes off', async () => {
    const found = await explore({ ...pointsStory(handlers, WRONG_CLOCKS), seeds: SEEDS })
    expect(found.failures).toEqual([])
  })

  it('is the same for the same seed', async () => {
    const first = await simulate({ ...pointsStory(handlers), seed: 'same' })
    const second = await simulate({ ...pointsStory(handlers), seed: 'same' })
    expect(second.hash).toBe(first.hash)
  })
})
