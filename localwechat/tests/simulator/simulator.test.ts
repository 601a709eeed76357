import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openidOf } from '../../cloud/people/identity.ts'
import { type Actor, type Simulation, simulate } from '../../simulator/index.ts'

const PROBE = {
  file: path.join(import.meta.dirname, 'functions/probe.cjs'),
  openapi: ['wxacode.getUnlimited'],
}

type Play = (me: Actor, others: Record<string, Actor>) => Promise<void>

/** A simulation in which one actor does something, with nothing that could go wrong. */
const probing = (ann: Play, more: Partial<Simulation<null>> = {}): Simulation<null> => ({
  handlers: { probe: PROBE },
  schema: { collections: { notes: {} } },
  actors: { ann: (me) => ann(me, {}) },
  invariants: {},
  env: { SHOP: 'tea' },
  setup: async ({ add }) => {
    await add('notes', { _id: 'held', by: 'nobody' })
    return null
  },
  ...more,
})

/** What a step of the probe answers to one person. */
const ask = async (data: Record<string, unknown>, more: Partial<Simulation<null>> = {}) => {
  let answer: unknown
  const play: Play = async (me) => {
    answer = await me.call('probe', data)
  }
  const run = await simulate({ ...probing(play, more), seed: 1 })
  if (run.violation) throw new Error(run.violation.message)
  return answer
}

describe('a function under the simulator', () => {
  it('knows its caller, its variables and its own files, and nothing of this machine', async () => {
    expect(await ask({ step: 'who' })).toBe(openidOf('wx0000000000000000', 'ann'))
    expect(await ask({ step: 'env' })).toEqual(['tea', null])
    expect(await ask({ step: 'label' })).toBe('from another file')
  })

  it('has time and chance from the seed alone', async () => {
    expect(await ask({ step: 'chance' })).toEqual(await ask({ step: 'chance' }))
    const [now] = (await ask({ step: 'chance' })) as [number]
    expect(new Date(now).toISOString()).toMatch(/^2026-01-05T02:00:00/)
  })

  it('sleeps without anybody waiting', async () => {
    expect(await ask({ step: 'sleep', ms: 10_000 })).toBeGreaterThanOrEqual(10_000)
  })

  it('is timed out', async () => {
    await expect(ask({ step: 'hang' })).rejects.toThrow('Task timed out after 20 seconds')
  })

  it('fails with the text of what it threw', async () => {
    await expect(ask({ step: 'fail' })).rejects.toThrow('as it should')
  })

  it('is told that its transaction is busy when it sends two operations at once', async () => {
    const both = (await ask({ step: 'overlap' })) as string[]
    expect(both.filter((text) => text.includes('TransactionBusy'))).toHaveLength(1)
  })

  it('calls another function, keeps files and asks open APIs', async () => {
    expect(await ask({ step: 'nested', to: 'label' })).toBe('from another file')
    expect(await ask({ step: 'nested', to: 'who' })).toBe(null)
    expect(await ask({ step: 'upload' })).toBe('hello')
    expect(await ask({ step: 'picture' })).toBe('PNG')
  })

  it('reaches nothing outside of its cloud', async () => {
    expect(await ask({ step: 'outside' })).toContain('reaches nothing but its cloud')
  })

  it('keeps what its module holds while it is warm, and starts anew after a crash', async () => {
    const counts: unknown[] = []
    const play: Play = async (me) => {
      for (let times = 0; times < 3; times += 1) {
        counts.push(await me.call('probe', { step: 'warm' }))
        if (times === 1) await me.call('probe', { step: 'write' }).catch(() => undefined)
      }
    }
    const faults = { operation: {}, crash: 1 }
    await simulate({ ...probing(play, { faults }), seed: 1 })
    expect(counts).toEqual([1, 2, 1])
  })
})

const byWriter: Simulation<null>['invariants'] = {
  'what was written plainly stands': {
    when: 'end',
    check: async ({ all }) => {
      const [held] = await all<{ by: string }>('notes')
      return held?.by === 'write' ? undefined : `by ${held?.by}`
    },
  },
}

describe('the database under the simulator', () => {
  it('lets a plain write wait until a transaction lets go', async () => {
    const waited: number[] = []
    const actors = {
      holder: async (me: Actor) => void (await me.call('probe', { step: 'hold', ms: 4000 })),
      writer: async (me: Actor) => {
        await me.sleep(1000)
        waited.push((await me.call('probe', { step: 'write' })) as number)
      },
    }
    const none: Play = async () => undefined
    const run = await simulate({ ...probing(none, { actors, invariants: byWriter }), seed: 3 })
    expect(run.violation).toBeUndefined()
    expect(waited[0]).toBeGreaterThan(2000)
    expect(run.timeline()).toContain('waits for a transaction')
  })

  it('loses an open transaction in a crash, and nothing that was committed', async () => {
    const play: Play = async (me) => {
      await me.call('probe', { step: 'write' })
      await me.call('probe', { step: 'hold', ms: 1 }).catch(() => undefined)
    }
    const calm = await simulate({ ...probing(play), seed: 1 })
    // The last operation of the story is the commit: let the cloud die before it.
    const crashes = { ...probing(play, { faults: { crash: 1e-9 } }), seed: 1 }
    const commit = calm.steps.findIndex(({ what }) => what.startsWith('commit'))
    const operations = calm.steps.slice(0, commit).filter(({ who }) => who.includes('.')).length
    // Per operation one decision; the calls between have one each as well.
    const choices = Array.from({ length: operations + 2 }, () => 0).concat(8)
    const run = await simulate({ ...crashes, choices, invariants: byWriter })
    expect(run.faults.crash).toBe(1)
    expect(run.violation).toBeUndefined()
    const whole = await simulate({ ...crashes, invariants: byWriter })
    expect(whole.violation?.message).toBe('by hold')
  })
})

describe('a story that goes wrong', () => {
  it('is told by the invariant that it broke, at the moment it did', async () => {
    const invariants = {
      'nobody writes': async ({ all }: { all: <T>(name: string) => Promise<T[]> }) => {
        const [held] = await all<{ by: string }>('notes')
        return held?.by === 'nobody' ? undefined : `${held?.by} did`
      },
    }
    const play: Play = async (me) => {
      await me.call('probe', { step: 'write' })
      await me.call('probe', { step: 'who' })
    }
    const run = await simulate({ ...probing(play, { invariants }), seed: 1 })
    expect(run.violation).toEqual({ invariant: 'nobody writes', message: 'write did' })
    expect(run.steps.at(-2)?.what).toContain('update notes/held')
    expect(run.timeline()).toContain('✗ nobody writes: write did')
  })

  it('says when an actor waits for ever', async () => {
    const play: Play = () => new Promise(() => undefined)
    const run = await simulate({ ...probing(play), seed: 1 })
    expect(run.violation?.message).toBe('everybody waits for ever')
  })

  it('says when there is no end', async () => {
    const play: Play = async (me) => {
      for (;;) await me.sleep(10)
    }
    const run = await simulate({ ...probing(play, { maxSteps: 100 }), seed: 1 })
    expect(run.violation?.message).toBe('no end after 100 steps')
  })

  it('says when the stage cannot be set', async () => {
    const setup = async () => {
      throw new Error('no tea')
    }
    const none: Play = async () => undefined
    await expect(simulate({ ...probing(none, { setup }), seed: 1 })).rejects.toThrow(
      'setup: no tea',
    )
  })
})
